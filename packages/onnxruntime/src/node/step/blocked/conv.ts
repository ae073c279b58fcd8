import type { ConvAttributes } from "@netgraft/core/graph";
import { arrange } from "@netgraft/onnx/lowering";
import { chainOf, shifted } from "../chain/chain.js";
import { mapOrder } from "../chain/feature-map.js";
import type { StepRule } from "../rules/rule.js";
import { isBlockable, planeConvolution } from "./is-blockable.js";
import { blockedOperator, reshaped } from "./operators.js";
import { shapeOf } from "../storage/stored.js";
import { blockOrder } from "../storage/storage-order.js";

/** A convolution from blocks to blocks, or from a picture to blocks. */
export function blockedConv(block: number): StepRule<ConvAttributes> {
  return (node, { emission, forms, maps }) => {
    const {
      inputs: [x, weight, bias],
      outputs: [y],
      attributes,
    } = node;
    const plane = planeConvolution(attributes);
    const sizes = y && forms.sizes(y);
    if (!isBlockable(node, block) || x === undefined || weight === undefined || plane === undefined) return undefined;
    if (sizes === undefined) return undefined;
    const shape = shapeOf(weight.axes);
    const map = forms.map(x)?.name ?? arrange(emission, forms.tensor(x), mapOrder).name;
    const kernels = reshaped(emission, forms.stored(weight, blockOrder(shape, block)).name, shape);
    const { height, width, groups } = plane;
    const name = blockedOperator(emission, "Conv", [map, kernels], {
      group: groups,
      kernel_shape: [height.size, width.size],
      strides: [height.stride, width.stride],
      pads: [height.before, width.before, height.after, width.after],
      dilations: [height.dilation, width.dilation],
    });
    const chain = chainOf({ name, sizes });
    if (bias === undefined) return [{ chain }];
    const offset = {
      name: reshaped(emission, forms.tensor(bias).name, [1, sizes.channels]),
      rows: 1,
      columns: sizes.channels,
    };
    return [{ chain: shifted(maps.vectors, chain, offset) }];
  };
}
