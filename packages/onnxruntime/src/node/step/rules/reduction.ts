import { type ReductionAttributes, sizeOf, type Value } from "@netgraft/core/graph";
import type { Vector } from "../chain/vector.js";
import type { StepContext, StepRule } from "./rule.js";

/** A sum over the positions of a feature map, and perhaps over the examples. */
export const reduceSum: StepRule<ReductionAttributes> = (node, context) => reduced(node, context, () => 1);

/** A mean over the positions of a feature map, and perhaps over the examples. */
export const reduceMean: StepRule<ReductionAttributes> = (node, context) =>
  reduced(node, context, (x, axes) => 1 / axes.reduce((count, axis) => count * sizeOf(x, axis), 1));

/** The mean of each feature map, as height 1 and width 1. */
export function meanOfMaps(node: Parameters<StepRule>[0], context: StepContext): ReturnType<StepRule> {
  return reduceMean({ ...node, attributes: { axes: ["height", "width"], keep: true } }, context);
}

function reduced(
  { inputs: [x], outputs: [y], attributes: { axes } }: Parameters<StepRule<ReductionAttributes>>[0],
  context: StepContext,
  factor: (x: Value, axes: readonly string[]) => number,
): ReturnType<StepRule> {
  if (x === undefined || y === undefined) return undefined;
  const form = context.forms.of(x);
  if ("stored" in form && y.axes.length === 0 && axes.length === x.axes.length)
    return [{ tensor: { name: sumOfAll(form.stored.name, factor(x, axes), context), axes: y.axes } }];
  const isOverPositions = ["height", "width"].every((axis) => axes.includes(axis)) && !axes.includes("channel");
  const sum = isOverPositions ? sumOverPositions(x, context) : undefined;
  if (sum === undefined) return undefined;
  const { vectors } = context.maps;
  const vector = axes.includes("batch") ? vectors.sumOfExamples(sum) : sum;
  return [{ vector: vectors.scale(vector, factor(x, axes)), axes: inOrder(y) }];
}

/** The sum of a tensor of the state, in whatever order it is stored. */
function sumOfAll(name: string, factor: number, { emission }: StepContext): string {
  const sum = emission.assist("ReduceSum", [name], { keepdims: 0 });
  return factor === 1 ? sum : emission.assist("Mul", [sum, emission.number(factor)]);
}

/** The elements of a product are not needed for its sum. */
function sumOverPositions(x: Value, { forms, maps }: StepContext): Vector | undefined {
  const form = forms.of(x);
  if ("product" in form) return maps.sumOfProduct(...form.product);
  const chain = forms.chain(x);
  return chain && maps.sum(chain);
}

/** The axes of a value, with batch and channel in front. */
function inOrder({ axes }: Value): Value["axes"] {
  const front = ["batch", "channel"].flatMap((wanted) => axes.filter(({ name }) => name === wanted));
  return [...front, ...axes.filter(({ name }) => name !== "batch" && name !== "channel")];
}
