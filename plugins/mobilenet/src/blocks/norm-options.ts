import { z } from "@netgraft/core";

/** Options of all batch norms of a network, with the defaults of its family. */
export function normOptions(
  epsilon: number,
  momentum: number,
): { readonly epsilon: z.ZodDefault<z.ZodNumber>; readonly momentum: z.ZodDefault<z.ZodNumber> } {
  return {
    epsilon: z.number().positive().default(epsilon).describe("Added to the variance in batch norm."),
    momentum: z
      .number()
      .min(0)
      .max(1)
      .default(momentum)
      .describe("Weight of a new batch in batch norm's running statistics (PyTorch's convention)."),
  };
}
