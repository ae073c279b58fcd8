import type { Axes } from "@netgraft/core";

/** The sizes of one example: `64×112×112`; the batch is left out. */
export function formatSizes(axes: Axes): string {
  return axes
    .filter(({ name }) => name !== "batch")
    .map(({ size }) => size)
    .join("×");
}
