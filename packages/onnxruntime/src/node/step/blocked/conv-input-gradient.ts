import type { ConvInputGradientAttributes } from "@netgraft/core/graph";
import { chainOf } from "../chain/chain.js";
import type { StepRule } from "../rules/rule.js";
import { shapeOf } from "../storage/stored.js";
import { blockOrder } from "../storage/storage-order.js";
import { exchangedWeight } from "./exchanged-weight.js";
import { fitsBlocks, type PlaneConvolution, planeConvolution } from "./is-blockable.js";
import { blockedOperator } from "./operators.js";
import { spread } from "./spread.js";

/**
 * A convolution of blocks with the weight exchanged. A stride of kernels of one position leaves zeros between the
 * positions of the result; with larger kernels it is passed back as for inference, which does not multiply by zeros.
 */
export function blockedInputGradient(block: number): StepRule<ConvInputGradientAttributes> {
  return ({ inputs: [dy, weight], outputs: [dx], attributes }, context) => {
    const { emission, forms } = context;
    const plane = planeConvolution(attributes);
    const sizes = dx && forms.sizes(dx);
    if (!dx || !dy || !weight || !plane || !sizes) return undefined;
    const { height, width, groups } = plane;
    const shape = shapeOf(weight.axes);
    const windows = [height, width];
    const isDense = windows.every(({ stride }) => stride === 1) && margins(plane).every((margin) => margin >= 0);
    const isPoint = windows.every(({ size, before, after }) => size === 1 && before === 0 && after === 0);
    if (!(isDense || isPoint) || (shape[1] ?? 0) % block !== 0) return undefined;
    if (!fitsBlocks({ x: dx.axes, weight: weight.axes, groups }, block)) return undefined;
    const map = forms.map(dy);
    if (map === undefined) return undefined;
    const stored = forms.stored(weight, blockOrder(shape, block)).name;
    const name = blockedOperator(
      emission,
      "Conv",
      [map.name, exchangedWeight(emission, stored, { shape, groups, block })],
      {
        group: groups,
        kernel_shape: [height.size, width.size],
        strides: [1, 1],
        pads: isPoint ? [0, 0, 0, 0] : margins(plane),
        dilations: [height.dilation, width.dilation],
      },
    );
    if (isDense) return [{ chain: chainOf({ name, sizes }) }];
    const given = { name, sizes: { ...sizes, height: map.sizes.height, width: map.sizes.width } };
    return [{ chain: chainOf(spread(emission, given, { sizes, strides: [height.stride, width.stride], block })) }];
  };
}

/** What is added around the gradient, before and after, so that a kernel's last position meets its first. */
function margins({ height, width }: PlaneConvolution): readonly number[] {
  return [
    ...[height, width].map(({ size, dilation, before }) => dilation * (size - 1) - before),
    ...[height, width].map(({ size, dilation, after }) => dilation * (size - 1) - after),
  ];
}
