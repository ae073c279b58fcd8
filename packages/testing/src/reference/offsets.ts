import type { FixedAxes } from "./tensor.js";

/** Marks a position that lies outside of what is read, such as padding. */
export const outside = -1;

/** For an axis, the position along it that is read for position q of the result. */
export type Moved = Readonly<Record<string, (q: number) => number>>;

/**
 * Where each element of a result reads from: for every position of the axes `of` the result, row by row, the offset of
 * the element of `from` that it takes, or {@link outside}. Axes are matched by name; an axis that `from` lacks, or has with
 * size 1, is repeated, unless `moved` says which position is read.
 */
export function offsets(from: FixedAxes, of: FixedAxes, moved: Moved = {}): Int32Array {
  let found = new Int32Array(1);
  for (const { name, size } of of) {
    const steps = stepsAlong(from, name, size, moved[name]);
    const next = new Int32Array(found.length * size);
    let place = 0;
    for (const before of found)
      for (const step of steps) next[place++] = before === outside || step === outside ? outside : before + step;
    found = next;
  }
  return found;
}

/** The distance between neighbours along an axis, in elements. */
export function strideOf(axes: FixedAxes, name: string): number {
  const index = axes.findIndex((axis) => axis.name === name);
  if (index === -1) return 0;
  return axes.slice(index + 1).reduce((product, { size }) => product * size, 1);
}

function stepsAlong(from: FixedAxes, name: string, size: number, position: ((q: number) => number) | undefined) {
  const available = from.find((axis) => axis.name === name)?.size ?? 1;
  const stride = strideOf(from, name);
  const repeats = position === undefined && available === 1;
  return Int32Array.from({ length: size }, (_, q) => {
    const read = repeats ? 0 : (position?.(q) ?? q);
    return read < 0 || read >= available ? outside : read * stride;
  });
}
