import type { Window } from "@netgraft/core/graph";
import type { Emission } from "../lower/emission.js";
import { fixedSize } from "../lower/emitted-tensor.js";
import type { WeightGradient } from "./weight-gradient-by-conv.js";

/**
 * For windows of stride 1: x moved along the last axis, and dy moved along the others, so that for each position of the
 * kernel one of each lie above each other. That is k + k copies for a kernel of k × k, where moving x alone takes k · k.
 * @returns names of tensors: `lefts` of dy by the position in the kernel but for its last axis, `rights` of x by that
 */
export function movedApart(
  emission: Emission,
  { x, dy, windows }: Pick<WeightGradient, "x" | "dy" | "windows">,
): { readonly lefts: readonly string[]; readonly rights: readonly string[] } {
  const last = windows.length - 1;
  let positions: readonly (readonly number[])[] = [[]];
  for (const { size } of windows.slice(0, -1))
    positions = positions.flatMap((position) => Array.from({ length: size }, (_, index) => [...position, index]));
  const missing = (window: Window): number => fixedSize(x, window.axis) - fixedSize(dy, window.axis);
  const lefts = positions.map((position) => {
    const before = windows.map((window, index) => {
      const place = position[index];
      return place === undefined ? 0 : place * window.dilation - window.before;
    });
    const after = windows.map((window, index) => (index === last ? 0 : missing(window) - (before[index] ?? 0)));
    return moved(emission, dy.name, before, after);
  });
  const along = windows.slice(-1).flatMap((window) =>
    Array.from({ length: window.size }, (_, place) => {
      const before = window.before - place * window.dilation;
      return { before, after: -missing(window) - before };
    }),
  );
  const still = windows.slice(0, -1).map(() => 0);
  const rights = along.map(({ before, after }) => moved(emission, x.name, [...still, before], [...still, after]));
  return { lefts, rights };
}

/** Zeros added before and after the axes behind batch and channel, or, where negative, elements taken away. */
function moved(emission: Emission, name: string, before: readonly number[], after: readonly number[]): string {
  if ([...before, ...after].every((amount) => amount === 0)) return name;
  const pads = [0, 0, ...before, 0, 0, ...after];
  return emission.assist("Pad", [name, emission.integers(pads)], { mode: "constant" });
}
