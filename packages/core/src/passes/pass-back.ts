import { GraphInvalidError, OperationUnsupportedError } from "../errors/index.js";
import { sameAxes } from "../graph/axes.js";
import { describeTypes, type Value } from "../graph/value.js";
import type { GradientMaker } from "../graph/gradient.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Node } from "../graph/node.js";
import type { Formulas } from "../graph/operation.js";
import { formulasBelow } from "../operations/formulas.js";
import type { DifferentiationPath } from "./differentiation-path.js";

/**
 * Passes the gradient 1 of `target` back along the path, node by node from its end, so that each node is met once,
 * when the gradients of its outputs are complete.
 * @returns gradients by the ids of values
 */
export function passBack(
  builder: GraphBuilder,
  { nodes, depends }: DifferentiationPath,
  target: Value,
): ReadonlyMap<number, Value> {
  assertRules(nodes);
  const gradients = new Map<number, Value>();
  if (depends(target)) gradients.set(target.id, builder.constant({ dtype: "float32", axes: [] }, [1]));
  for (const node of nodes.toReversed()) {
    const ofOutputs = node.outputs.map(({ id }) => gradients.get(id));
    if (ofOutputs.every((gradient) => gradient === undefined)) continue;
    const arithmetic = formulasBelow(builder, node.path);
    makersOf(node, arithmetic, ofOutputs).forEach((make, index) => {
      const input = node.inputs[index];
      if (make === undefined || input === undefined || !depends(input)) return;
      const gradient = make();
      assertFits(node, input, gradient);
      const sum = gradients.get(input.id);
      gradients.set(input.id, sum === undefined ? gradient : arithmetic.add(sum, gradient));
    });
  }
  return gradients;
}

function makersOf(
  { operation, inputs, outputs, attributes }: Node,
  arithmetic: Formulas,
  gradients: readonly (Value | undefined)[],
): readonly GradientMaker[] {
  return operation.gradient?.(arithmetic, { inputs, outputs, attributes, gradients }) ?? [];
}

function assertRules(nodes: readonly Node[]): void {
  const without = nodes.filter(({ operation }) => operation.gradient === undefined);
  if (without.length === 0) return;
  throw new OperationUnsupportedError(
    without.map(({ path, operation }) => ({
      at: path,
      message: `the operation "${operation.kind}" has no gradient, and it does not decompose`,
    })),
  );
}

function assertFits({ path, operation }: Node, input: Value, gradient: Value): void {
  if (gradient.dtype === input.dtype && sameAxes(gradient.axes, input.axes)) return;
  throw new GraphInvalidError({
    at: path,
    message: `the gradient of "${operation.kind}" does not have the axes of its input`,
    expected: describeTypes([input]),
    found: describeTypes([gradient]),
  });
}
