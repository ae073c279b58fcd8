import { runNodeForMemory } from "./run-program.mjs";

const program = `
  const { createFramework } = await import("netgraft");
  const { parameters } = createFramework().compose("senet154").summary();
  if (parameters !== 115_088_984) throw new Error("senet154 has " + parameters + " parameters");
`;

/** The most memory that counting SENet-154 takes; its weights alone would be 439 MiB. */
export const countMemory = {
  name: "count senet154, peak memory",
  unit: "MiB",
  limit: 150,
  measure: () => Array.from({ length: 5 }, () => runNodeForMemory("--input-type=module", "--eval", program).peakMemory),
};
