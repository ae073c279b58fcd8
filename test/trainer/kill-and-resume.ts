import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Kill, randomKills, runKilled } from "../support/killed-process.js";
import { runFiles } from "./run-files.js";

const program = fileURLToPath(new URL("./train-in-process.js", import.meta.url));

/** How a process trains. */
interface Training {
  readonly engine: string;
  readonly epochs: number;
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
    const moments = randomKills(kills);
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
  return runKilled(program, [folder, engine, String(epochs)], kill);
}
