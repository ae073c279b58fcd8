import type { Window } from "./window.js";

/** A window along one axis; what is left out is 1 for stride and dilation, 0 for padding. */
export function window(axis: string, size: number, given: Partial<Omit<Window, "axis" | "size">> = {}): Window {
  return { axis, size, stride: 1, before: 0, after: 0, dilation: 1, ...given };
}
