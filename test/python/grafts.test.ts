import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Network, NetworkConfigInput } from "@netgraft/core";
import type { NetworkState, Tensor } from "@netgraft/core/graph";
import { folderWith, needsPython, runPython } from "@netgraft/test-support";
import { graftAttachments, GraftRefusedError, nameDerivedWeights } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { root } from "../house/workspace.js";
import { smallOptions } from "../matrix/small-options.js";
import { framework } from "../support/framework.js";
import { startsOf } from "../support/neutral-starts.js";

interface Case {
  readonly key: string;
  readonly block: "basic" | "bottleneck";
  readonly site: string;
  /** One behind the other. */
  readonly types: readonly string[];
}

interface Result {
  readonly key: string;
  /** The largest one between the logits of the plain and of the grafted network. */
  readonly difference: number;
  /** The new parameters that have a gradient within two steps, and those that have none, of an attachment alone. */
  readonly learned?: readonly string[];
  readonly still?: readonly string[];
}

/** Attachments whose gate takes something away at the start, and those that take nothing away. The shuffle is undone in the layers before it. */
const gates = ["sa", "se", "ese", "eca", "cbam", "coord", "fca", "ge", "lct", "nam", "sge", "srm"];
const additions = ["gc", "gct", "nl", "scse"];

const sites = [
  "stem",
  "branchInput",
  "conv1",
  "conv2",
  "residual",
  "shortcut",
  "output",
  "betweenStages",
  "beforePool",
];

/** What no layer gives back: gates on an identity or behind its addition, and a shuffle of what several layers take. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  "basic shortcut": gates,
  "basic output": gates,
  "bottleneck output": ["sa"],
  ...Object.fromEntries(
    ["basic", "bottleneck"].flatMap((block) =>
      ["branchInput", "betweenStages", "beforePool"].map((site) => [`${block} ${site}`, ["sa"]]),
    ),
  ),
};

/** What has a gradient nowhere: a constant before a norm, or the same for all that a softmax weighs. */
const cancelled = /\.(coord\.conv1|nl\.(g|z|p)|gc\.conv_attn)\.bias$/;

/** Of two hidden channels, both may be off for all pictures behind a ReLU, and behind a layer norm they are ±1. */
const options = Object.fromEntries(
  Object.entries(smallOptions).map(([type, own]) => [
    type,
    "reducedChannels" in own ? { ...own, reducedChannels: 8 } : own,
  ]),
);

describe("grafted networks in PyTorch, as it runs them one operation after another", function () {
  this.timeout(120_000);
  const folder = folderWith();
  const states = new Map<string, Tensor>();
  const cases: Case[] = [];
  const refused: Record<string, readonly string[]> = {};
  let results: readonly Result[] = [];

  before(async function () {
    needsPython(this, "torch", "safetensors");
    for (const block of ["basic", "bottleneck"] as const) {
      const { state, graft } = graftsOf(block);
      const add = (key: string, tensors: NetworkState): void => {
        for (const [name, tensor] of tensors) states.set(`${key}/${name}`, tensor);
      };
      const tell = (site: string, types: readonly string[], tensors: NetworkState): void => {
        const key = `${block} ${site} ${types.join(" ")}`;
        add(key, tensors);
        cases.push({ key, block, site, types });
      };
      add(block, state);
      for (const at of sites) {
        const types = [...gates, ...additions];
        const without = refusedTypes(() => graft(types, { at }));
        if (without.length > 0) refused[`${block} ${at}`] = without;
        const rest = types.filter((type) => !without.includes(type));
        tell(at, rest, graft(rest, { at }));
        if (block === "basic" && ["branchInput", "residual"].includes(at))
          for (const type of rest) tell(at, [type], graft([type], { at }));
      }
      const replace = block === "basic" ? "conv1" : "conv2";
      tell(replace, ["sk"], graft(["sk"], { replace }));
    }
    await writeSafetensors(join(folder(), "states.safetensors"), states);
    await writeFile(join(folder(), "cases.json"), JSON.stringify(cases));
    const script = join(root, "test", "python", "grafted_networks.py");
    // The program prints what its end says.
    results = runPython(`import runpy; runpy.run_path(${JSON.stringify(script)})`, folder()) as typeof results;
  });

  it("give the plain network's logits to the bit", () => {
    expect(results.map(({ key }) => key)).to.deep.equal(cases.map(({ key }) => key));
    expect(results.filter(({ difference }) => difference !== 0)).to.deep.equal([]);
  });

  it("learn everything that is new within two steps", () => {
    const alone = results.filter(({ learned }) => learned !== undefined);
    expect(alone).to.have.length(2 * (gates.length + additions.length) - 1 + 2);
    for (const { key, learned = [], still = [] } of alone) {
      expect(learned, key).not.to.deep.equal([]);
      expect(
        still.filter((name) => !cancelled.test(name)),
        key,
      ).to.deep.equal([]);
    }
  });

  it("are refused where nothing gives back what a gate takes away, and nowhere else", () => {
    expect(refused).to.deep.equal(refusals);
  });
});

/** The state of a small plain network, and those of networks with attachments that are grafted onto it. */
function graftsOf(block: Case["block"]): {
  readonly state: NetworkState;
  readonly graft: (
    types: readonly string[],
    rule: { readonly at: string } | { readonly replace: string },
  ) => NetworkState;
} {
  const compose = (attachments: NonNullable<NetworkConfigInput["attachments"]>): Network =>
    framework.compose({
      name: "small",
      classes: 5,
      input: { height: 8, width: 8 },
      backbone: { type: "resnet", block, layers: [1, 1], width: 8, stem: "cifar" },
      attachments,
    });
  const { graph } = compose([]);
  const state = nameDerivedWeights(graph.state());
  return {
    state,
    graft: (types, rule) => {
      const network = compose(types.map((type) => ({ id: type, attach: { type, ...options[type] }, ...rule })));
      const own = nameDerivedWeights(network.graph.state());
      const first = new Map([...own].map(([name, tensor]) => [name, state.get(name) ?? tensor]));
      return graftAttachments(network.graph, first, startsOf(network), "exact", { graph, state }).state;
    },
  };
}

/** The attachments of which a refusal speaks. */
function refusedTypes(graft: () => unknown): readonly string[] {
  try {
    graft();
    return [];
  } catch (error) {
    if (!(error instanceof GraftRefusedError)) throw error;
    return [...new Set(error.problems.map(({ message }) => /^"(\w+)"/.exec(message)?.[1] ?? message))];
  }
}
