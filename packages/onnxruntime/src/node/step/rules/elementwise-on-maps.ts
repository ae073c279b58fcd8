import type { Node } from "@netgraft/core/graph";
import { emitters } from "@netgraft/onnx/lowering";
import { chainOf } from "../chain/chain.js";
import { isSameSize } from "../chain/feature-map.js";
import { isElementwise } from "./is-elementwise.js";
import type { StepContext, StepRule } from "./rule.js";

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
  const outputs = node.outputs.map(({ dtype }) => ({ dtype, axes }));
  const { operation, attributes } = node;
  const [emitted] = emitters.get(operation.kind)?.({ inputs: operands, outputs, attributes }, emission) ?? [];
  return emitted && [{ chain: chainOf({ name: emitted.name, sizes }) }];
}
