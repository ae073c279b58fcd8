import type { Axes, Value } from "@netgraft/core";
import type { Node } from "@netgraft/core/graph";
import { emitters } from "@netgraft/onnx/lowering";
import type { StorageOrder } from "../storage/storage-order.js";
import { countOf } from "../storage/stored.js";
import { isElementwise } from "./is-elementwise.js";
import type { StepContext, StepRule } from "./rule.js";

/** Updates of the state, in the order in which it is stored. */
export function elementwiseOnState(node: Node, context: StepContext): ReturnType<StepRule> {
  const { inputs, operation, attributes } = node;
  const [y] = node.outputs;
  // Vectors are no concern of this: they are as fast as tensors, and feature maps want them as vectors.
  if (y === undefined || y.axes.length < 2 || !isElementwise(node)) return undefined;
  const order = inputs.map((input) => storageOf(input, context)).find((found) => found !== undefined);
  const isAlike = inputs.every(({ axes }) => axes.length === 0 || isSame(axes, y.axes));
  if (order === undefined || !isAlike) return undefined;
  const { emission, forms } = context;
  const row = [{ name: "element", size: countOf(y.axes) }];
  const operands = inputs.map((input) =>
    input.axes.length === 0 ? forms.tensor(input) : { name: forms.stored(input, order).name, axes: row },
  );
  const [emitted] =
    emitters.get(operation.kind)?.(
      { inputs: operands, outputs: [{ dtype: y.dtype, axes: row }], attributes },
      emission,
    ) ?? [];
  return emitted && [{ stored: { name: emitted.name, axes: y.axes, order } }];
}

function storageOf(value: Value, { forms }: StepContext): StorageOrder | undefined {
  const form = forms.of(value);
  return "stored" in form ? form.stored.order : undefined;
}

function isSame(a: Axes, b: Axes): boolean {
  return a.length === b.length && a.every(({ name, size }, index) => name === b[index]?.name && size === b[index].size);
}
