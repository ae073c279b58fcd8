import { z } from "@netgraft/core";

/** The side of a kernel that is centred on its position. */
export const oddKernel = z
  .int()
  .positive()
  .refine((size) => size % 2 === 1, "an even kernel has no centre");
