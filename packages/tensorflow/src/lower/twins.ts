import type { Emission } from "./emission.js";
import { reshape } from "./arrange.js";
import type { EmittedTensor } from "./emitted-tensor.js";
import { cropped, padded } from "./padding.js";

const twin = { axis: "twin", before: 0, after: 1 } as const;

/** The tensor with a channel of zeros behind each channel of its last axis, which therefore has twice as many. */
export function withTwins(emission: Emission, x: EmittedTensor): EmittedTensor {
  const rest = x.axes.slice(0, -1);
  const [last] = x.axes.slice(-1);
  if (last === undefined || last.size === "any") return x;
  const apart = reshape(emission, x, [...x.axes, { name: twin.axis, size: 1 }]);
  return reshape(emission, padded(emission, apart, [twin]), [...rest, { name: last.name, size: 2 * last.size }]);
}

/** The inverse of `withTwins`. */
export function withoutTwins(emission: Emission, x: EmittedTensor): EmittedTensor {
  const rest = x.axes.slice(0, -1);
  const [last] = x.axes.slice(-1);
  if (last === undefined || last.size === "any") return x;
  const single = { name: last.name, size: last.size / 2 };
  const apart = reshape(emission, x, [...rest, single, { name: twin.axis, size: 2 }]);
  return reshape(emission, cropped(emission, apart, [twin]), [...rest, single]);
}
