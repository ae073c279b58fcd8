import { join } from "node:path";
import type { Network } from "@netgraft/core";
import { type Engine, type NetworkState, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { folderWith } from "@netgraft/test-support";
import { nameDerivedWeights } from "@netgraft/weights";
import { writeNpz, writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { graftedState, type GraftReport } from "./grafted-state.js";
import { initialState } from "./initial-state.js";
import { tiny } from "./tiny.test.support.js";
import { classesMetadata } from "./weights-classes.js";

type Change = NonNullable<Parameters<typeof tiny>[0]>;

const small: Change = {
  name: "small",
  input: { channels: 3, height: 16, width: 16 },
  attachments: [],
};

/** Words of another library. */
const other: Readonly<Record<string, string>> = { conv: "c", bn: "n", layer: "stage", fc: "dense", downsample: "skip" };

describe("trained weights with attachments that are new", () => {
  const folder = folderWith({});
  const file = (): string => join(folder(), "plain.safetensors");
  const graft = async (change: Change): Promise<{ network: Network; state: NetworkState; report: GraftReport }> => {
    // A part of a config over another is what the configs of `small` and of each test are.
    const { network, framework } = tiny({ ...small, ...change } as Change);
    return { network, ...(await graftedState(network, framework, { file: file(), graft: "exact" })) };
  };
  const plain = tiny(small).network;
  const { classes } = plain.config;
  const trained = new Map<string, Tensor>(nameDerivedWeights(plain.graph.state()));

  before(() => writeSafetensors(file(), trained));

  it("are refused with each attachment that has no such start, and the reason", async () => {
    const refused = graft({
      attachments: [
        { id: "bam", attach: { type: "bam", reducedChannels: 2 } },
        { id: "simam", attach: { type: "simam" } },
        { id: "se", attach: { type: "se", reduction: 4 }, at: "output" },
      ],
    });
    await refused.then(
      () => expect.fail("it was not refused"),
      (error: unknown) => {
        expect(error).to.have.property("code", "NG_GRAFT_REFUSED");
        expect(String(error))
          .to.match(/layer1\.bam|layer2\.bam/)
          .and.match(/"simam" has no start that changes nothing: it learns nothing/)
          .and.match(/layer1\.0\.se: "se" at output starts at 1\/2, which nothing can absorb/);
      },
    );
  });

  it("take timm's way to other input channels, draw the head of other classes, and tell what came of each tensor", async () => {
    const change = {
      classes: 3,
      input: { channels: 1, height: 16, width: 16 },
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    };
    const { network, state, report } = await graft(change);
    expect(report).to.deep.include({ adapted: ["conv1.weight"], left: [] });
    const se = report.attachments.map(({ path }) => path);
    expect(se).to.deep.equal(["layer1.0.se", "layer2.0.se"]);
    expect(report.drawn.filter((name) => !se.some((path) => name.startsWith(path)))).to.deep.equal([
      "fc.weight",
      "fc.bias",
    ]);
    expect([...state.keys()]).to.have.members(network.graph.state().map(({ name }) => name));
    const [kernel, full] = [state.get("conv1.weight")?.data ?? [], trained.get("conv1.weight")?.data ?? []];
    const size = kernel.length / 8;
    const sum = Number(full[0]) + Number(full[size]) + Number(full[2 * size]);
    expect(kernel[0]).to.be.closeTo(sum, 1e-6);
  });

  it("are known under the names of another layout, too, with attachments of their own", async () => {
    const [se, eca] = [
      { id: "se", attach: { type: "se", reduction: 4 }, at: "conv2" },
      { id: "eca", attach: { type: "eca" }, at: "conv1" },
    ];
    const withSe = tiny({ ...small, attachments: [se] }).network;
    const own = new Map<string, Tensor>(nameDerivedWeights(withSe.graph.state()));
    // In the order of construction, under names that none has here.
    const renamed = Object.fromEntries(
      [...own].map(([name, tensor]) => [name.replaceAll(/[a-z]+/g, (word) => other[word] ?? word), tensor]),
    );
    const elsewhere = join(folder(), "elsewhere.npz");
    // Weights are float32.
    await writeNpz(elsewhere, renamed as Parameters<typeof writeNpz>[1]);
    const { network, framework } = tiny({ ...small, attachments: [se, eca] });
    const source = { file: elsewhere, graft: "exact" } as const;
    const { state, report } = await graftedState(network, framework, source);
    expect(report.attachments.map(({ path }) => path)).to.deep.equal(["layer1.0.eca", "layer2.0.eca"]);
    expect(report.left).to.deep.equal([]);
    for (const name of ["conv1.weight", "layer1.0.se.fc1.weight", "layer2.0.conv2.weight", "fc.weight"])
      expect(state.get(name), name).to.deep.equal(own.get(name));
  });

  it("are taken over by what replaces a convolution, and stay of the network's floats where the file has others", async () => {
    const half = join(folder(), "half.safetensors");
    await writeSafetensors(
      half,
      new Map(
        [...trained].map(([name, { shape, data }]) => [name, tensorFrom("float16", shape, [...data].map(Number))]),
      ),
    );
    const { network, framework } = tiny({
      ...small,
      input: { channels: 4, height: 16, width: 16 },
      attachments: [{ attach: { type: "sk" }, replace: "conv1" }],
    });
    const { state, report } = await graftedState(network, framework, { file: half, graft: "exact" });
    expect(report).to.deep.include({ adapted: ["conv1.weight"], left: [] });
    expect(report.drawn.filter((name) => !name.includes(".sk."))).to.deep.equal([]);
    expect(report.drawn).not.to.include("layer1.0.sk.paths.0.conv.weight");
    expect(new Set([...state.values()].map(({ dtype }) => dtype))).to.deep.equal(new Set(["float32"]));
    const [taken, original] = ["layer1.0.sk.paths.0.bn.bias", "layer1.0.bn1.bias"].map(
      (name) => (state.get(name) ?? trained.get(name))?.data,
    );
    // The softmax of two paths halves each.
    for (const [index, value] of [...(taken ?? [])].entries())
      expect(value).to.be.closeTo(2 * Number(original?.[index]), 2e-3);
  });

  it("keep the rows of classes that both have by name, whatever their order, and draw the others", async () => {
    const named = join(folder(), "named.safetensors");
    const names = ["a", "b", "c", "d", "e"].slice(0, classes);
    await writeSafetensors(named, trained, { metadata: classesMetadata(names.map((name) => ({ name, label: name }))) });
    const grown = { ...small, classes: 3, attachments: [{ attach: { type: "se", reduction: 4 } }] };
    const source = { file: named, graft: "exact" as const };
    const stateOf = async (labels: string[]): Promise<Awaited<ReturnType<typeof graftedState>>> => {
      const { network, framework } = tiny({ ...grown, classes: labels.length, labels });
      return graftedState(network, framework, source);
    };
    const row = (state: NetworkState, name: string, at: number): readonly number[] => {
      const { shape: [count = 0] = [], data = [] } = state.get(name) ?? {};
      const length = data.length / count;
      return [...data].map(Number).slice(at * length, (at + 1) * length);
    };
    const { state, report, classes: known } = await stateOf(["z", "c", "a"]);
    const fresh = await initialState(tiny({ ...grown }).network.graph.state(), 0);
    for (const name of ["fc.weight", "fc.bias"]) {
      expect(row(state, name, 0)).to.deep.equal(row(fresh, name, 0));
      expect(row(state, name, 1)).to.deep.equal(row(trained, name, 2));
      expect(row(state, name, 2)).to.deep.equal(row(trained, name, 0));
    }
    expect(report.head).to.deep.equal({ tensors: ["fc.weight", "fc.bias"], picked: ["c", "a"], drawn: ["z"] });
    expect(
      [...report.drawn, ...report.loaded, ...report.adapted].filter((name) => name.startsWith("fc")),
    ).to.deep.equal([]);
    expect(known?.map(({ name }) => name)).to.deep.equal(["z", "c", "a"]);
    const turned = await stateOf(names.toReversed());
    expect(row(turned.state, "fc.bias", 0)).to.deep.equal(row(trained, "fc.bias", classes - 1));
    expect(turned.report.head?.drawn).to.deep.equal([]);
    const same = await stateOf(names);
    expect(same.report).to.not.have.property("head");
    expect(same.report.loaded).to.include("fc.weight");
    const others = await stateOf(["x", "y", "z"]);
    expect(others.report.drawn).to.include.members(["fc.weight", "fc.bias"]);
  });

  it("are not told apart by a name that the file has twice", async () => {
    const twice = join(folder(), "twice.safetensors");
    const names = ["crane", "crane", "b", "c", "d"].slice(0, classes);
    await writeSafetensors(twice, trained, { metadata: classesMetadata(names.map((name) => ({ name, label: name }))) });
    const { network, framework } = tiny({ ...small, classes: 3, labels: ["crane", "b", "q"], attachments: [] });
    const { report } = await graftedState(network, framework, { file: twice, graft: "exact" });
    expect(report.head).to.deep.include({ picked: ["b"], drawn: ["crane", "q"] });
  });

  it("tell what rounding makes of the logits, over their spread", async () => {
    const { network, framework } = tiny({ ...small, attachments: [{ attach: { type: "bam", reducedChannels: 2 } }] });
    const opened: number[] = [];
    // The second network that is opened is the grafted one: it gives 3 more for the last logit.
    const engine = {
      name: "told",
      unsupported: () => [],
      open: () => {
        opened.push(0);
        const data = Float32Array.of(1, 2, 3, opened.length === 1 ? 4 : 7);
        return Promise.resolve({
          run: () => Promise.resolve({ logits: { dtype: "float32", shape: [2, 2], data } }),
          release: () => Promise.resolve(),
        });
      },
    } as unknown as Engine;
    const { report } = await graftedState(network, framework, { file: file(), graft: "near" }, { engine });
    expect(report.difference?.inputs).to.equal(4);
    expect(report.difference?.largest).to.be.closeTo(3 / Math.sqrt(1.25), 1e-12);
    expect((await graftedState(network, framework, { file: file(), graft: "near" })).report).not.to.have.property(
      "difference",
    );
  });
});
