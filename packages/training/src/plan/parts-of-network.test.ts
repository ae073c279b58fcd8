import { axes, formulasBelow, type Graph, GraphBuilder } from "@netgraft/core/graph";
import { optimizer, z } from "@netgraft/core";
import { expect } from "chai";
import { sgd } from "../optimizer/sgd.js";
import { partsOf } from "./parts-of-network.js";
import type { TrainingPlan } from "./training-plan.js";

/** A network of which only the names of its parameters matter. */
function network(): Graph {
  const b = new GraphBuilder("names");
  const calculate = formulasBelow(b, "sum");
  const given = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 1 }) });
  const names = [
    "conv1.weight",
    "layer1.0.bn1.weight",
    "layer1.0.bn1.bias",
    "layer2.0.bn1.weight",
    "fc.weight",
    "fc.bias",
  ];
  const sum = names.reduce(
    (total, name) => calculate.add(total, b.parameter(name, axes({ channel: 1 }), { kind: "zeros" })),
    given,
  );
  b.output("logits", sum);
  return b.build();
}

const chosen = { component: sgd, options: sgd.options.parse({ momentum: 0.9, weightDecay: 0.1 }) };
const parts = (plan: Partial<TrainingPlan>): ReturnType<typeof partsOf> =>
  partsOf({ optimizer: chosen, ...plan }, network());
const group = (...modules: readonly string[]): { modules: readonly string[]; learningRateFactor: number } => ({
  modules,
  learningRateFactor: 0.5,
});

describe("the parts of a network that a plan names", () => {
  it("are modules and parameters, by patterns of their paths", () => {
    const { frozen } = parts({ freeze: { modules: ["layer*.0.bn1", "fc.bias"], statistics: "keep" } });
    const isFrozen = (...names: readonly string[]): readonly unknown[] =>
      names.map((name) => frozen.parameters?.(name));
    expect(
      isFrozen("layer1.0.bn1.weight", "layer2.0.bn1.weight", "fc.bias", "fc.weight", "conv1.weight"),
    ).to.deep.equal([true, true, true, false, false]);
    expect(frozen.statistics?.("layer1.0.bn1.running_mean")).to.equal(true);
    expect(parts({ freeze: { modules: ["fc"], statistics: "update" } }).frozen.statistics).to.equal(undefined);
  });

  it("have the optimizer with their own weight decay", () => {
    const { groups } = parts({ groups: [{ ...group("**.bias"), weightDecay: 0 }, group("fc")] });
    expect(groups.map(({ has }) => ["fc.bias", "fc.weight", "conv1.weight"].map((name) => has(name)))).to.deep.equal([
      [true, false, false],
      [true, true, false],
    ]);
    expect(
      groups.map(({ learningRateFactor, optimizer: own }) => [learningRateFactor, own !== undefined]),
    ).to.deep.equal([
      [0.5, true],
      [0.5, false],
    ]);
  });

  const plain = optimizer({
    type: "plain",
    summary: "Without decay.",
    options: z.strictObject({}),
    build: () => ({ slots: [], scalars: () => ({}), update: (_, { parameter }) => ({ parameter, slots: {} }) }),
  });
  for (const [what, plan, words] of [
    [
      "what the network has not",
      { freeze: { modules: ["layer1", "layr2"], statistics: "keep" } },
      'freeze: the network has no module or parameter "layr2". Did you mean "layer2"?',
    ],
    [
      "a choice that it has not",
      { freeze: { modules: ["{layer1, layer9}"], statistics: "keep" } },
      'freeze: the network has no module or parameter "layer9"',
    ],
    [
      "what a group has not",
      { groups: [group("fc"), group("head")] },
      'groups[1].modules: the network has no module or parameter "head"',
    ],
    ["everything", { freeze: { modules: ["**"], statistics: "keep" } }, "freeze: nothing is left to train"],
    [
      "a group of which all is in others",
      { groups: [group("fc"), group("fc.bias")] },
      "groups[1]: no parameter belongs to this group",
    ],
    [
      "a group of which all is frozen",
      { freeze: { modules: ["fc"], statistics: "keep" }, groups: [group("fc")] },
      "groups[0]: no parameter belongs to this group",
    ],
    [
      "a weight decay that the optimizer has not",
      { optimizer: { component: plain, options: {} }, groups: [{ ...group("fc"), weightDecay: 1 }] },
      "groups[0].weightDecay: the optimizer `plain` has no weight decay",
    ],
  ] as const)
    it(`are refused for ${what}`, () => {
      expect(() => parts(plan))
        .to.throw(words)
        .with.property("code", "NG_OPTION_UNSUPPORTED");
    });
});
