import { expect } from "chai";
import { axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Operation } from "../graph/operation.js";
import { decompose } from "../passes/decompose.js";
import { differentiate } from "../passes/differentiate.js";
import { withBatch } from "../passes/with-batch.js";
import { coreOperations } from "./core-operations.js";
import { multiply } from "./elementwise/arithmetic.js";
import { type OperationExample, operationExamples } from "./examples.test.support.js";
import { reduceSum } from "./reduction/reductions.js";
import { only } from "./rules/arity.js";

/** Operations through which no gradient passes, because a second derivative would need it: they are gradients themselves. */
const firstDerivatives = ["convInputGradient", "convWeightGradient", "maxPoolGradient"];
/** Inputs to which no gradient passes, by operation: it is 0 everywhere, or is said to be. */
const flat: Readonly<Record<string, number>> = { detach: 1, step: 1, where: 1 };

/** The sum over all outputs of an operation times weights, for each example in turn. */
function lossOf(operation: Operation, { attributes, inputs }: OperationExample): Graph {
  const b = new GraphBuilder("example");
  const values = inputs.map((sizes, index) => b.input(`x${index}`, { dtype: "float32", axes: axes(sizes) }));
  b.apply(operation, values, attributes, "here").forEach((y, port) => {
    const product = only(b.apply(multiply, [y, b.input(`weight${port}`, y)], {}));
    const loss = b.apply(reduceSum, [product], { axes: y.axes.map(({ name }) => name), keep: false });
    b.output(`loss${port}`, only(loss));
  });
  return withBatch(b.build(), 2);
}

describe("the gradient rules of operations", () => {
  it("are there, or a decomposition into operations that have one", () => {
    const without = [...coreOperations.values()].filter((operation) => {
      const example = operationExamples[operation.kind]?.[0] ?? expect.fail(operation.kind);
      const graph = decompose(lossOf(operation, example), ({ gradient }) => gradient !== undefined);
      return graph.nodes.some((node) => node.operation.gradient === undefined);
    });
    expect(without.map(({ kind }) => kind)).to.deep.equal(firstDerivatives);
  });

  for (const [kind, operation] of coreOperations) {
    if (firstDerivatives.includes(kind)) continue;
    operationExamples[kind]?.forEach((example, index) =>
      it(`of ${kind} give each input a gradient with its axes (example ${index + 1})`, () => {
        const graph = lossOf(operation, example);
        for (const of of Object.keys(graph.outputs)) {
          const withRespectTo = example.inputs.map((_, position) => `x${position}`);
          // A gradient with other axes than its input's is refused.
          const { outputs } = differentiate(graph, { of, withRespectTo });
          const found = Object.keys(outputs).filter((name) => name.startsWith("gradient."));
          if (of === "loss0") expect(found).to.have.length(withRespectTo.length - (flat[kind] ?? 0));
        }
      }),
    );
  }
});
