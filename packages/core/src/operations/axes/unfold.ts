import { z } from "#zod";
import { withSize } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf, type Value } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";
import { unusedAxis } from "../rules/axes.js";
import { slide, type Window, windowPositions, windowSchema } from "../rules/window.js";
import { gathered } from "./gather.js";

export type UnfoldAttributes = {
  readonly windows: readonly Window[];
};

/**
 * What lies under each position of the windows, as channels (PyTorch's `unfold`, im2col): `channel` becomes channels times
 * the windows' sizes, channels slowest, and the windows' axes are slid over. Padding is zeros.
 */
export const unfold: Operation<UnfoldAttributes> = {
  kind: "unfold",
  attributes: z.strictObject({ windows: z.array(windowSchema).min(1) }),
  infer(inputs, { windows }) {
    const [x] = exactly(1, inputs);
    return [
      { dtype: x.dtype, axes: withSize(slide(x, windows), "channel", sizeOf(x, "channel") * windowPositions(windows)) },
    ];
  },
  decompose(b, inputs, { windows }) {
    const [x] = exactly(1, inputs);
    const positions = slide(x, windows);
    let unfolded: Value = x;
    const taps: string[] = [];
    for (const { axis, size, stride, before, after, dilation } of windows) {
      const tap = unusedAxis(unfolded, `${axis}Tap`);
      const count = sizeOf({ dtype: x.dtype, axes: positions }, axis);
      const indices = Array.from({ length: size }, (_, k) =>
        Array.from({ length: count }, (_, q) => q * stride + k * dilation),
      ).flat();
      const padded = b.pad(unfolded, axis, { before, after });
      unfolded = b.splitAxis(gathered(b, padded, axis, indices), axis, { [tap]: size, [axis]: count });
      taps.push(tap);
    }
    return [b.mergeAxes(unfolded, ["channel", ...taps], "channel")];
  },
};
