import { spawn } from "node:child_process";
import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { workOnSweep } from "netgraft";
import type { Kill } from "../support/killed-process.js";

/**
 * Works on the sweep in a folder, until all of it is done or so many cells are; writes a sign for each step. From a folder of kills it takes one,
 * by which it is killed in the middle, and leaves it to others where it is done before.
 */
const [folder = "", kills, cells] = process.argv.slice(2);
const kill = kills === undefined ? undefined : takenKill(kills);
let steps = 0;
// As the command ends by it.
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const work = workOnSweep(folder, {
  signal: stop.signal,
  threads: 1,
  workers: 0,
  cells: cells === undefined ? undefined : Number(cells),
  onEvent: (event) => {
    if (event.kind !== "training" || event.event.kind !== "step") return;
    process.stdout.write(".");
    if ((steps += 1) === kill?.steps)
      // By another process, so that it can be at any point.
      spawn("sh", ["-c", `sleep ${kill.milliseconds / 1000}; kill -KILL ${process.pid}`], { stdio: "ignore" });
  },
});
try {
  await work;
  kill?.leave();
} catch (error) {
  if (!stop.signal.aborted) throw error;
  process.exitCode = 143;
}

/** One of the kills in a folder, a file each, which nobody else takes; undefined where there are no more. */
function takenKill(place: string): (Kill & { readonly leave: () => void }) | undefined {
  for (const name of readdirSync(place)) {
    const [path, own] = [join(place, name), join(`${place}-taken`, name)];
    try {
      renameSync(path, own);
    } catch {
      // Another one was faster.
      continue;
    }
    // As the test has written it.
    const written = JSON.parse(readFileSync(own, "utf8")) as Kill;
    return { ...written, leave: () => renameSync(own, path) };
  }
  return undefined;
}
