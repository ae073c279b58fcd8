import type { Placed, Window } from "@netgraft/core/graph";
import { fixedSize, type EmittedTensor } from "./emitted-tensor.js";

/**
 * Windows that move as those given do in ceil mode, with what the last one hangs over as padding. Runtimes and versions
 * disagree about ceil mode: what an average that hangs over the end divides by, and whether there is a window that
 * begins in the padding, of which PyTorch has none.
 */
export function coveringWindows(x: EmittedTensor, y: Placed, windows: readonly Window[]): readonly Window[] {
  return windows.map((window) => {
    const { axis, size, stride, before, after, dilation } = window;
    const end = (fixedSize(y, axis) - 1) * stride + dilation * (size - 1) + 1;
    return { ...window, after: Math.max(after, end - fixedSize(x, axis) - before) };
  });
}
