import { type BlockBuilder, type Value, z } from "@netgraft/core";
import type { NeutralStart } from "@netgraft/core/graph";

/** What a sigmoid that gates is multiplied with. */
export const gateScale = z
  .literal([1, 2])
  .optional()
  .describe(
    "What the gate is multiplied with; by default 1. With 2 it is 1 where it is half open, so that it can begin as the identity.",
  );

/** The gate, as many times. */
export function scaledGate(b: BlockBuilder, gate: Value, scale: 1 | 2 | undefined): Value {
  return b.gate(scale === 2 ? b.multiply(gate, b.number(2)) : gate);
}

/** Where a gate of one sigmoid begins that is half open at these values. */
export function halfOpen(values: NeutralStart["values"], scale: 1 | 2 | undefined): NeutralStart {
  return scale === 2 ? { values, factor: 1 } : { values, factor: 2, within: "gateScale: 2" };
}
