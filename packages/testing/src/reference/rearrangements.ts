import { concat, expand, gather, mergeAxes, pad, renameAxis, slice, splitAxis } from "@netgraft/core/graph";
import { inputAt, type Kernel, kernel, read } from "./kernel.js";
import { offsets, outside } from "./offsets.js";
import { elementsOf, type FixedAxes } from "./tensor.js";

/** Operations that move elements and compute nothing. */
export const rearrangements: readonly Kernel[] = [
  // Neither changes the order of the elements.
  kernel(renameAxis, (inputs) => inputAt(inputs, 0).data),
  kernel(splitAxis, (inputs) => inputAt(inputs, 0).data),
  kernel(expand, (inputs, y) => {
    const x = inputAt(inputs, 0);
    return x.data.length === 0 ? x.data : taken(x.data, offsets(x.axes, y));
  }),
  kernel(mergeAxes, (inputs, _y, { axes }) => {
    const x = inputAt(inputs, 0);
    const apart = x.axes.flatMap((axis): FixedAxes => {
      if (axis.name === axes[0]) return axes.flatMap((name) => x.axes.filter((other) => other.name === name));
      return axes.includes(axis.name) ? [] : [axis];
    });
    return taken(x.data, offsets(x.axes, apart));
  }),
  kernel(slice, (inputs, y, { axis, start, step }) => {
    const x = inputAt(inputs, 0);
    return taken(x.data, offsets(x.axes, y, { [axis]: (q) => start + q * step }));
  }),
  kernel(gather, (inputs, y, { axis, indices }) => {
    const x = inputAt(inputs, 0);
    return taken(x.data, offsets(x.axes, y, { [axis]: (q) => read(indices, q) }));
  }),
  kernel(pad, (inputs, y, { axis, before, value }) => {
    const x = inputAt(inputs, 0);
    return taken(x.data, offsets(x.axes, y, { [axis]: (q) => q - before }), value);
  }),
  kernel(concat, (inputs, y, { axis }) => {
    const result = new Float64Array(elementsOf(y));
    let start = 0;
    for (const { axes, data } of inputs) {
      const from = start;
      const places = offsets(axes, y, { [axis]: (q) => q - from });
      places.forEach((place, index) => {
        if (place !== outside) result[index] = read(data, place);
      });
      start += axes.find(({ name }) => name === axis)?.size ?? 0;
    }
    return result;
  }),
];

function taken(data: Float64Array, places: Int32Array, elsewhere = 0): Float64Array {
  return Float64Array.from(places, (place) => (place === outside ? elsewhere : read(data, place)));
}
