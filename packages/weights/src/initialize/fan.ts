import { elementCount } from "@netgraft/core/graph";

/**
 * The fan of a weight as PyTorch's `_calculate_fan_in_and_fan_out` has it: in channels (of one group, as stored) or out
 * channels (of all groups), times the positions of the kernel. Undefined where the weight has fewer than two axes.
 */
export function fan(shape: readonly number[], direction: "in" | "out"): number | undefined {
  const [outChannels, inChannels, ...kernel] = shape;
  if (outChannels === undefined || inChannels === undefined) return undefined;
  return (direction === "in" ? inChannels : outChannels) * elementCount(kernel);
}
