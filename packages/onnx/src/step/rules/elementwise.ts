import * as core from "@netgraft/core";
import type { Node, Value } from "@netgraft/core";
import { emitters } from "../../emitters/index.js";
import { chainOf } from "../chain/chain.js";
import { isSameSize } from "../chain/feature-map.js";
import type { Form } from "../form.js";
import type { StorageOrder } from "../storage/storage-order.js";
import { countOf } from "../storage/stored.js";
import type { StepContext, StepRule } from "./rule.js";

/** Operations that compute each element from those at the same place, whatever the order in which they lie. */
const elementwiseKinds: ReadonlySet<string> = new Set(
  [
    core.abs,
    core.add,
    core.clamp,
    core.divide,
    core.erf,
    core.exp,
    core.hardSigmoid,
    core.hardSwish,
    core.log,
    core.maximum,
    core.multiply,
    core.relu,
    core.sigmoid,
    core.softplus,
    core.sqrt,
    core.step,
    core.subtract,
    core.tanh,
  ].map(({ kind }) => kind),
);

export function isElementwise({ operation }: Pick<Node, "operation">): boolean {
  return elementwiseKinds.has(operation.kind);
}

/** Updates of the state, in the order in which it is stored. */
export function elementwiseOnState(node: Node, context: StepContext): ReturnType<StepRule> {
  const {
    inputs,
    outputs: [y],
  } = node;
  if (y === undefined || !isElementwise(node)) return undefined;
  const order = inputs.map((input) => storageOf(input, context)).find((found) => found !== undefined);
  const wide = inputs.filter(({ axes }) => axes.length > 0);
  // A vector of channels is a vector for the feature maps, and as fast as a row of the state.
  if (order === undefined || y.axes.length < 2) return undefined;
  if (
    !wide.every(
      ({ axes }) =>
        axes.length === y.axes.length &&
        axes.every((axis, index) => axis.name === y.axes[index]?.name && axis.size === y.axes[index]?.size),
    )
  )
    return undefined;
  const axes = [{ name: "element", size: countOf(y.axes) }];
  const operands = inputs.map((input) =>
    input.axes.length === 0 ? context.forms.tensor(input) : { name: context.forms.stored(input, order).name, axes },
  );
  const [emitted] =
    emitters.get(node.operation.kind)?.({ inputs: operands, attributes: node.attributes }, context.emission) ?? [];
  return emitted && [{ stored: { name: emitted.name, axes: y.axes, order } }];
}

/** Functions of feature maps, in the order of the layout. */
export function elementwiseOnMaps(node: Node, { emission, forms }: StepContext): ReturnType<StepRule> {
  if (!isElementwise(node)) return undefined;
  const chains = node.inputs.map((input) => forms.chain(input));
  const first = chains.find((chain) => chain !== undefined);
  const fits = node.inputs.every(({ axes }, index) => {
    const chain = chains[index];
    return chain === undefined ? axes.length === 0 : first !== undefined && isSameSize(first.sizes, chain.sizes);
  });
  if (first === undefined || !fits) return undefined;
  const { sizes } = first;
  const axes = [{ name: "element", size: sizes.batch * sizes.channels * sizes.height * sizes.width }];
  const operands = node.inputs.map((input) => {
    const map = forms.map(input);
    return map === undefined ? forms.tensor(input) : { name: map.name, axes };
  });
  const [emitted] =
    emitters.get(node.operation.kind)?.({ inputs: operands, attributes: node.attributes }, emission) ?? [];
  return emitted && [{ chain: chainOf({ name: emitted.name, sizes }) }];
}

function storageOf(value: Value, { forms }: StepContext): StorageOrder | undefined {
  const form: Form = forms.of(value);
  return "stored" in form ? form.stored.order : undefined;
}
