import { averagePool, maxPool, maxPoolGradient, type Window } from "@netgraft/core/graph";
import { filled, inputAt, type Kernel, kernel, read } from "./kernel.js";
import { type Moved, offsets, outside } from "./offsets.js";
import { elementsOf, type FixedAxes } from "./tensor.js";

/** Pools, window by window. */
export const pools: readonly Kernel[] = [
  kernel(maxPool, (inputs, y, { windows }) => {
    const x = inputAt(inputs, 0);
    return Float64Array.from(highestPlaces(x.axes, x.data, y, windows), (place) => read(x.data, place));
  }),
  kernel(maxPoolGradient, (inputs, dx, { windows }) => {
    const [dy, x] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const result = new Float64Array(elementsOf(dx));
    const places = highestPlaces(x.axes, x.data, dy.axes, windows);
    dy.data.forEach((value, index) => (result[read(places, index)] = read(result, read(places, index)) + value));
    return result;
  }),
  kernel(averagePool, (inputs, y, { windows, countPadding }) => {
    const x = inputAt(inputs, 0);
    const padded = x.axes.map(({ name, size }) => {
      const { before = 0, after = 0 } = windows.find(({ axis }) => axis === name) ?? {};
      return { name, size: size + before + after };
    });
    const [sums, counts] = [new Float64Array(elementsOf(y)), new Float64Array(elementsOf(y))];
    for (const tap of taps(windows)) {
      const places = offsets(x.axes, y, covered(windows, tap));
      const counted = countPadding ? offsets(padded, y, covered(windows, tap, true)) : places;
      places.forEach((place, index) => {
        if (place !== outside) sums[index] = read(sums, index) + read(x.data, place);
        if (counted[index] !== outside) counts[index] = read(counts, index) + 1;
      });
    }
    return filled(y, (index) => read(sums, index) / read(counts, index));
  }),
];

/** The positions inside windows, each an index along every window, the last fastest. */
export function taps(windows: readonly Window[]): readonly (readonly number[])[] {
  return windows.reduce<readonly (readonly number[])[]>(
    (all, { size }) => all.flatMap((tap) => Array.from({ length: size }, (_, k) => [...tap, k])),
    [[]],
  );
}

/** Which position a tap of the windows covers: counted from the input's start, or from that of its padding. */
export function covered(windows: readonly Window[], tap: readonly number[], fromPadding = false): Moved {
  return Object.fromEntries(
    windows.map(({ axis, stride, dilation, before }, index) => {
      const shift = (tap[index] ?? 0) * dilation - (fromPadding ? 0 : before);
      return [axis, (q: number) => q * stride + shift];
    }),
  );
}

/** The place of the first maximum under each window. */
function highestPlaces(x: FixedAxes, data: Float64Array, y: FixedAxes, windows: readonly Window[]): Int32Array {
  const best = new Int32Array(elementsOf(y)).fill(outside);
  for (const tap of taps(windows))
    offsets(x, y, covered(windows, tap)).forEach((place, index) => {
      const before = read(best, index);
      if (place !== outside && (before === outside || read(data, place) > read(data, before))) best[index] = place;
    });
  return best;
}
