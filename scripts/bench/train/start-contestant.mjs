import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { peakMemory } from "./peak-memory.mjs";

/**
 * Starts a process that trains one network, and waits for its first step.
 * @returns `about`, what it says of itself: milliseconds to open and of the first step, versions; `step`, which gives the
 * milliseconds of one more; `peakMemory` in MiB, where the system tells it; `close`
 */
export async function startContestant({ command, parameters }, network, threads) {
  const given = JSON.stringify({ ...network, threads });
  const child = spawn(command, [...parameters, given], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error(`${parameters[0]} ended`);
    return value;
  };
  const about = JSON.parse(await answer());
  return {
    about,
    async step() {
      child.stdin.write("step\n");
      return Number(await answer());
    },
    peakMemory: () => peakMemory(child.pid),
    close: () => child.kill(),
  };
}
