import { runNode } from "./run-program.mjs";

const program = `
  const { createFramework } = await import("netgraft");
  const { parameters } = createFramework().compose("senet154").summary();
  if (parameters !== 115_088_984) throw new Error("senet154 has " + parameters + " parameters");
  console.log(process.resourceUsage().maxRSS / 1024);
`;

/** The most memory that counting SENet-154 takes; its weights alone would be 439 MiB. */
export const countMemory = {
  name: "count senet154, resident memory",
  unit: "MiB",
  limit: 150,
  measure: () => Array.from({ length: 5 }, () => Number(runNode("--input-type=module", "--eval", program).stdout)),
};
