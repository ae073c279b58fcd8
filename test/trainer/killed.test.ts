import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout } from "node:timers/promises";
import { randomNumbers } from "@netgraft/core";
import { expect } from "chai";
import { runFiles } from "./run-files.js";

const program = fileURLToPath(new URL("./train-in-process.js", import.meta.url));

/** Trains in a process of its own, which is killed some time after so many steps; its signal, or undefined. */
function trainInProcess(folder: string, steps = Infinity, milliseconds = 0): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
    let seen = 0;
    child.stdout.on("data", (text: Buffer) => {
      const before = seen;
      seen += text.length;
      if (before < steps && seen >= steps) void setTimeout(milliseconds).then(() => child.kill("SIGKILL"));
    });
    child.on("error", reject);
    child.on("exit", (status, signal) => {
      if (status === 0 || signal === "SIGKILL") resolve(signal ?? undefined);
      else reject(new Error(`the process that trains ended with status ${status}`));
    });
  });
}

describe("a run that is killed", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-killed-"));
  });
  after(() => rm(folder, { recursive: true }));

  it("goes on from its last checkpoint, and comes to the same to the bit", async () => {
    const [whole, parts] = [join(folder, "whole"), join(folder, "parts")];
    expect(await trainInProcess(whole)).to.equal(undefined);
    const random = randomNumbers(Date.now() % 2 ** 32, "kills");
    const kills = Array.from({ length: 3 }, () => ({ steps: 1 + random.below(8), milliseconds: random.below(30) }));
    for (const { steps, milliseconds } of kills) await trainInProcess(parts, steps, milliseconds);
    expect(await trainInProcess(parts), JSON.stringify(kills)).to.equal(undefined);
    expect(await runFiles(parts), JSON.stringify(kills)).to.deep.equal(await runFiles(whole));
    expect((await readdir(parts)).toSorted()).to.deep.equal((await readdir(whole)).toSorted());
  }).timeout(180_000);
});
