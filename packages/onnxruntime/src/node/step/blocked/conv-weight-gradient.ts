import type { ConvWeightGradientAttributes } from "@netgraft/core/graph";
import type { StepRule } from "../rules/rule.js";
import { shapeOf } from "../storage/stored.js";
import { blockOrder } from "../storage/storage-order.js";
import { fitsBlocks, planeConvolution } from "./is-blockable.js";
import { weightGradientOfPoints } from "./weight-gradient-of-points.js";
import { weightGradientOverExamples } from "./weight-gradient-over-examples.js";

/** The gradient of a weight in blocks: matrix products for kernels of one position, one convolution for others. */
export function blockedWeightGradient(block: number): StepRule<ConvWeightGradientAttributes> {
  return ({ inputs: [x, dy], outputs: [dw], attributes }, context) => {
    const plane = planeConvolution(attributes);
    if (!x || !dy || !dw || plane?.groups !== 1) return undefined;
    if (!fitsBlocks({ x: x.axes, weight: dw.axes, groups: 1 }, block)) return undefined;
    const map = context.forms.map(dy);
    if (map === undefined) return undefined;
    const shape = shapeOf(dw.axes);
    const { height, width } = plane;
    const isPoint = [height, width].every(({ size, before, after }) => size === 1 && before === 0 && after === 0);
    if (!isPoint && map.sizes.batch % block !== 0) return undefined;
    if (isPoint && (shape[1] ?? 0) % block !== 0) return undefined;
    const gradient = isPoint ? weightGradientOfPoints : weightGradientOverExamples;
    const name = gradient({ x, dy, map, plane, shape, block }, context);
    return [{ stored: { name, axes: dw.axes, order: blockOrder(shape, block) } }];
  };
}
