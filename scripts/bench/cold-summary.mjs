import { runNode } from "./run-program.mjs";

/** The command from nothing to the summary, as a user waits for it. */
export const coldSummary = {
  name: "netgraft summary seresnet50, cold",
  unit: "ms",
  limit: 600,
  measure() {
    const once = () => runNode("packages/netgraft/bin/netgraft.js", "summary", "seresnet50", "--json").milliseconds;
    once();
    return Array.from({ length: 15 }, once);
  },
};

/** Node alone, to see what of the command's time is ours. */
export const coldNode = {
  name: "node without a program, cold",
  unit: "ms",
  measure() {
    const once = () => runNode("--eval", "0").milliseconds;
    once();
    return Array.from({ length: 15 }, once);
  },
};
