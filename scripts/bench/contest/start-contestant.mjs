import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { peakMemory } from "./peak-memory.mjs";

/**
 * Starts a process that runs one network, and waits until it is ready. It is given the network as JSON in its last argument,
 * and answers each line of its standard input with a line of JSON.
 * @returns `about`, what it says of itself before the first turn: milliseconds to open and of the first run, its version;
 * `turn`, which gives what it answers to one more; `peakMemory` in MiB, where the system tells it; `close`
 * @param {{ command: string, parameters: readonly string[] }} contestant
 * @param {object} given
 */
export async function startContestant({ command, parameters }, given) {
  const child = spawn(command, [...parameters, JSON.stringify(given)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error(`${parameters[0]} ended`);
    return JSON.parse(value);
  };
  const about = await answer();
  return {
    about,
    turn() {
      child.stdin.write("\n");
      return answer();
    },
    peakMemory: () => peakMemory(child.pid),
    close: () => child.kill(),
  };
}
