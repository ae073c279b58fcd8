import type { Placed, Window } from "@netgraft/core/graph";
import type { Emission } from "./emission.js";
import { padded } from "./padding.js";
import { seenByPositions } from "./positions.js";
import type { SpatialLayout } from "./spatial.js";
import { fixedSize } from "./emitted-tensor.js";

/** The channels that a vector of the widest processors holds. */
const vector = 16;

type Layout = Pick<SpatialLayout, "x" | "windows">;

/**
 * The input of a convolution as the gradient of its weight may take it. Where strided windows of one position have fewer
 * channels than a vector, oneDNN writes past its buffer (uxlfoundation/oneDNN#6035): the gradient is wrong by chance, or the
 * process ends. They get what they see, and no stride; wider ones are faster as they are.
 */
export function withoutNarrowPoints(emission: Emission, { x, windows }: Layout, dy: Placed, groups: number): Layout {
  const arePoints = windows.every(({ size }) => size === 1);
  const isStrided = windows.some(({ stride }) => stride > 1);
  if (!arePoints || !isStrided || fixedSize(x, "channel") / groups >= vector) return { x, windows };
  // Windows of one position see one thing each.
  const [seen = x] = seenByPositions(emission, padded(emission, x, windows), dy, windows);
  const still = (window: Window): Window => ({ ...window, stride: 1, before: 0, after: 0 });
  const [first, second] = windows;
  return { x: seen, windows: [still(first), still(second)] };
}
