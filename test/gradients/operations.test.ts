import { type Attributes, axes, coreOperations, differentiate, GraphBuilder, type TensorData } from "@netgraft/core";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { goldenText } from "../support/goldens.js";

import { relativeDistance, tolerance } from "./relative-distance.js";
import { weightedSum } from "./weighted-sum.js";

type Sizes = Readonly<Record<string, number>>;

/** One use of an operation in gradients-operations.json; see scripts/goldens/gradients/operation.py. */
interface OperationGolden {
  readonly name: string;
  readonly operation: string;
  readonly attributes: Attributes;
  readonly inputs: readonly {
    readonly axes: Sizes;
    readonly scale: number;
    readonly shift: number;
    readonly levels?: true;
  }[];
  /** The axes of each output, in PyTorch's order. */
  readonly outputs: readonly Sizes[];
  /** Of each input. */
  readonly gradients: readonly (readonly number[])[];
}

const goldens = JSON.parse(goldenText("gradients-operations.json")) as readonly OperationGolden[];
/** Second derivatives would need these; training takes first ones. */
const withoutGradient = ["convInputGradient", "convWeightGradient", "maxPoolGradient"];

onEachEngine("the gradients of operations against PyTorch's autograd in float64", (engine) => {
  it("are compared for every operation of core", () => {
    const compared = new Set([...goldens.map(({ operation }) => operation), ...withoutGradient]);
    expect([...coreOperations.keys()].filter((kind) => !compared.has(kind))).to.deep.equal([]);
  });

  for (const golden of goldens)
    it(golden.name, async () => {
      const { name, operation: kind, attributes } = golden;
      const b = new GraphBuilder(kind);
      const feeds: Record<string, TensorData> = {};
      const inputs = golden.inputs.map((given, index) => {
        feeds[`x${index}`] = tensor(`${name}/${index}`, given.axes, (u) =>
          given.levels === true ? given.shift + Math.floor(u * given.scale + 0.5) : given.shift + u * given.scale,
        );
        return b.input(`x${index}`, { dtype: "float32", axes: axes(given.axes) });
      });
      const operation = coreOperations.get(kind) ?? expect.fail(`no operation ${kind}`);
      const outputs = b.apply(operation, inputs, attributes);
      weightedSum(b, outputs);
      golden.outputs.forEach((sizes, port) => (feeds[`dy${port}`] = tensor(`${name}/dy${port}`, sizes)));
      const order = (sizes: Sizes | undefined): readonly string[] => Object.keys(sizes ?? {});
      outputs.forEach((y, port) =>
        expect(
          y.axes.map(({ name: axis }) => axis),
          "the order of the golden",
        ).to.deep.equal(order(golden.outputs[port])),
      );
      const withRespectTo = inputs.map((_, index) => `x${index}`);
      const graph = differentiate(b.build(), { of: "loss", withRespectTo });
      const found = await engine.run({ graph, state: new Map() }, feeds);
      golden.gradients.forEach((expected, index) => {
        const gradient = found[`gradient.x${index}`]?.data ?? expected.map(() => 0);
        expect(relativeDistance(gradient, expected), `input ${index}`).to.be.at.most(tolerance);
      });
    });
});

/** A tensor whose values are a function of those that derive from a name. */
function tensor(name: string, sizes: Sizes, value: (u: number) => number = (u) => u): TensorData {
  const shape = Object.values(sizes);
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: nameDerivedUniform(name, count).map(value) };
}
