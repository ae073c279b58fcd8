import { withSize } from "@netgraft/core/graph";
import { type TensorFlowAttributes, types } from "./attributes.js";
import type { Emission } from "./emission.js";
import { orderOf, shapeOf, type EmittedTensor } from "./emitted-tensor.js";

/** Positions along an axis: from `start` to before `end`, each `step`-th. */
export interface Range {
  readonly axis: string;
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** The part of a tensor in ranges along some axes; all of the others. */
export function stridedSlice(emission: Emission, x: EmittedTensor, ranges: readonly Range[]): EmittedTensor {
  const { bounds, attributes } = slicing(emission, x, ranges);
  const axes = ranges.reduce(
    (all, { axis, start, end, step }) => withSize(all, axis, Math.ceil((end - start) / step)),
    x.axes,
  );
  return { name: emission.apply("StridedSlice", [x.name, ...bounds], attributes), axes };
}

/** What passes back through a slice: a part of something like `x`, which is 0 elsewhere. */
export function stridedSliceGradient(
  emission: Emission,
  part: string,
  x: EmittedTensor,
  ranges: readonly Range[],
): string {
  const { bounds, attributes } = slicing(emission, x, ranges);
  return emission.apply("StridedSliceGrad", [emission.integers(shapeOf(x.axes)), ...bounds, part], attributes);
}

function slicing(
  emission: Emission,
  x: EmittedTensor,
  ranges: readonly Range[],
): { readonly bounds: readonly string[]; readonly attributes: TensorFlowAttributes } {
  const list = (of: "start" | "end" | "step", otherwise: number): string =>
    emission.integers(orderOf(x).map((name) => ranges.find(({ axis }) => axis === name)?.[of] ?? otherwise));
  // A bit for each axis that is taken from its first position to its last.
  const whole = orderOf(x).reduce(
    (mask, name, at) => (ranges.some(({ axis }) => axis === name) ? mask : mask + 2 ** at),
    0,
  );
  const none = { ellipsis_mask: 0, new_axis_mask: 0, shrink_axis_mask: 0 };
  return {
    bounds: [list("start", 0), list("end", 0), list("step", 1)],
    attributes: { ...types({ Index: "int32" }), begin_mask: whole, end_mask: whole, ...none },
  };
}
