/** Loaded before a program (`--import`): at its end, writes the most memory that it has had, in MiB, to the file descriptor 3. */
import { writeSync } from "node:fs";
import { peakMemory } from "./contest/peak-memory.mjs";

// What the system counts for a process also holds what its parent had when it was started; Linux knows better.
process.on("exit", () => writeSync(3, String(peakMemory(process.pid) ?? process.resourceUsage().maxRSS / 1024)));
