import type { Axes } from "@netgraft/core";
import { reshape, withLast } from "./arrange.js";
import type { Emission } from "./emission.js";
import type { EmittedTensor } from "./emitted-tensor.js";

/** A tensor with its channels last, and its other axes as the three before them that TensorFlow's batch norms want. */
export function channelsOfFour(
  emission: Emission,
  given: EmittedTensor,
): { readonly x: EmittedTensor; readonly axes: Axes } {
  const { name, axes } = withLast(emission, given, "channel");
  if (axes.length === 4) return { x: { name, axes }, axes };
  const [channel, ...rest] = axes.toReversed();
  if (channel === undefined) throw new TypeError("a tensor without channels is normalised");
  const size = rest.some((axis) => axis.size === "any")
    ? "any"
    : rest.reduce((total, axis) => total * Number(axis.size), 1);
  const single = (axis: string) => ({ name: axis, size: 1 });
  return {
    x: reshape(emission, { name, axes }, [{ name: "examples", size }, single("first"), single("second"), channel]),
    axes,
  };
}
