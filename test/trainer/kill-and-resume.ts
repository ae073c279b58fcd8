import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout } from "node:timers/promises";
import { randomNumbers } from "@netgraft/core/graph";
import { expect } from "chai";
import { runFiles } from "./run-files.js";

const program = fileURLToPath(new URL("./train-in-process.js", import.meta.url));

/** How a process trains. */
interface Training {
  readonly engine: string;
  readonly epochs: number;
}

/** When a process is killed: some time after so many steps. */
interface Kill {
  readonly steps: number;
  readonly milliseconds: number;
}

/**
 * Kills a run `kills` times at random moments, each time going on from its checkpoint, and expects all that it leaves to be
 * to the bit what a run leaves that is not killed.
 */
export async function killAndResume(training: Training, kills: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "netgraft-killed-"));
  try {
    const [whole, parts] = [join(folder, "whole"), join(folder, "parts")];
    expect(await trainInProcess(whole, training)).to.equal(undefined);
    const random = randomNumbers(Date.now() % 2 ** 32, "kills");
    const moments = Array.from({ length: kills }, () => ({
      steps: 1 + random.below(8),
      milliseconds: random.below(30),
    }));
    for (const kill of moments) await trainInProcess(parts, training, kill);
    expect(await trainInProcess(parts, training), JSON.stringify(moments)).to.equal(undefined);
    expect(await runFiles(parts), JSON.stringify(moments)).to.deep.equal(await runFiles(whole));
    expect((await readdir(parts)).toSorted()).to.deep.equal((await readdir(whole)).toSorted());
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Trains in a process of its own; the signal that ended it, or undefined. */
function trainInProcess(folder: string, { engine, epochs }: Training, kill?: Kill): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, engine, String(epochs)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let seen = 0;
    child.stdout.on("data", (text: Buffer) => {
      const before = seen;
      seen += text.length;
      if (kill !== undefined && before < kill.steps && seen >= kill.steps)
        void setTimeout(kill.milliseconds).then(() => child.kill("SIGKILL"));
    });
    child.on("error", reject);
    child.on("exit", (status, signal) => {
      if (status === 0 || signal === "SIGKILL") resolve(signal ?? undefined);
      else reject(new Error(`the process that trains ended with status ${status}`));
    });
  });
}
