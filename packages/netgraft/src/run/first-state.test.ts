import { join } from "node:path";
import type { Network } from "@netgraft/core";
import type { NetworkState } from "@netgraft/core/graph";
import type { TrainingEvent } from "@netgraft/training";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { createFramework } from "../create-framework.js";
import { folderWith, rejection } from "@netgraft/test-support";
import { firstState } from "./first-state.js";

describe("the weights that a network is first trained with", () => {
  const folder = folderWith({});
  const framework = createFramework();

  it("may be of a file whose names have a prefix, and of a checkpoint in it that the config names", async () => {
    const small = { type: "resnet", block: "basic", layers: [1, 1], width: 4 } as const;
    const composed = (weights: { readonly file: string; readonly stateDict?: string }): Network =>
      framework.compose({
        name: "small",
        classes: 5,
        backbone: small,
        training: { dataset: { type: "folder", path: "d" }, epochs: 1, weights },
      });
    const network = composed({ file: "module.safetensors" });
    const weights = initialize(network.graph.state(), { seed: 1 });
    const wrapped = [...weights].map(([name, tensor]) => [`module.${name}`, tensor] as const);
    await writeSafetensors(join(folder(), "module.safetensors"), new Map(wrapped));
    const events: TrainingEvent[] = [];
    const state = await firstState(network, { framework, cwd: folder(), onEvent: (event) => events.push(event) });
    expect(state.get("fc.weight")).to.deep.equal(weights.get("fc.weight"));
    const note = 'the prefix "module." of its names is left out';
    expect(events).to.deep.equal([{ kind: "weightsNote", file: "module.safetensors", note }]);
    const other = composed({ file: "module.safetensors", stateDict: "ema" });
    expect(await rejection(firstState(other, { framework, cwd: folder() }))).to.have.property(
      "code",
      "NG_WEIGHTS_CHOICE",
    );
  });

  it("may go by other names, and be made for other channels and classes, each where it is asked for", async () => {
    const network = (weights: object, channels = 3, classes = 5): Network =>
      framework.compose({
        name: "small",
        classes,
        input: { channels, height: 16, width: 16 },
        backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 4 },
        training: {
          dataset: { type: "folder", path: "d" },
          epochs: 1,
          weights: { from: "other.safetensors", ...weights },
        },
      });
    const trained = initialize(network({}).graph.state(), { seed: 4 });
    const other = [...trained].map(([name, tensor]) => [name.replace(/^layer(\d)\.0/, "body.s$1"), tensor] as const);
    await writeSafetensors(join(folder(), "other.safetensors"), new Map(other));
    const rename = { "body.s*": "layer*.0" };
    const events: TrainingEvent[] = [];
    const loaded = async (weights: object, ...change: readonly number[]): Promise<NetworkState> =>
      firstState(network(weights, ...change), { framework, cwd: folder(), onEvent: (event) => events.push(event) });
    expect(new Map(await loaded({ rename }))).to.deep.equal(new Map(trained));
    expect(events.splice(0))
      .to.have.nested.property("[0].note")
      .that.matches(/^\d+ tensors go by another name/);
    const state = await loaded({ rename, adapt: ["input", "classes"] }, 1, 3);
    // timm's rule for one channel: the sum.
    const [one, three] = [state, trained].map((each) => [...(each.get("conv1.weight")?.data ?? [])].map(Number));
    expect(one?.[0]).to.be.closeTo((three?.[0] ?? 0) + (three?.[49] ?? 0) + (three?.[98] ?? 0), 1e-6);
    expect(events.splice(0).find(({ kind }) => kind === "weights")).to.deep.equal({
      kind: "weights",
      file: "other.safetensors",
      drawn: ["fc.weight", "fc.bias"],
      left: [],
      adapted: ["conv1.weight"],
    });
    const refused = [
      [() => loaded({ rename, adapt: ["classes"] }, 1), /"conv1\.weight" has another shape/],
      [() => loaded({ rename, adapt: ["input"] }, 3, 2), /"fc\.weight" has another shape/],
      [() => loaded({ rename }, 1), /"conv1\.weight" has another shape/],
      [
        () => loaded({ rename: { "body.z*": "layer*.0" } }),
        /training\.weights\.rename\["body\.z\*"\]: the weights have no module or tensor "body\.z\*"/,
      ],
    ] as const;
    for (const [each, words] of refused) expect(String(await rejection(each()))).to.match(words);
  });

  it("are drawn for auxiliary heads that a file lacks, as those of inference do", async () => {
    const network = framework.compose({
      name: "googlenet",
      classes: 5,
      backbone: { type: "googlenet", widthMultiplier: 0.125, auxiliary: true },
      input: { height: 75, width: 83 },
      training: { dataset: { type: "folder", path: "d" }, epochs: 1, seed: 2, weights: "w.safetensors" },
    });
    const specs = network.graph.state();
    const heads = specs.filter(({ auxiliary }) => auxiliary === true).map(({ name }) => name);
    expect(heads).to.not.be.empty;
    const body = new Map([...initialize(specs, { seed: 1 })].filter(([name]) => !heads.includes(name)));
    await writeSafetensors(join(folder(), "w.safetensors"), body);
    const events: TrainingEvent[] = [];
    const state = await firstState(network, { framework, cwd: folder(), onEvent: (event) => events.push(event) });
    expect([...state.keys()]).to.deep.equal(specs.map(({ name }) => name));
    expect(events).to.deep.equal([{ kind: "weights", file: "w.safetensors", drawn: heads, left: [] }]);
    const drawn = initialize(specs, { seed: 2 });
    for (const [name, { data }] of state)
      expect(data, name).to.deep.equal((heads.includes(name) ? drawn : body).get(name)?.data);
  });
});
