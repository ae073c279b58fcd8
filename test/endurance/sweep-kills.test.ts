import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { randomNumbers } from "@netgraft/core/graph";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { makeShapes, openSweep, runSweep } from "netgraft";

const program = fileURLToPath(new URL("./work-in-process.js", import.meta.url));
const kills = 30;

const tiny = `name: tiny
input: { height: 16, width: 16 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: ../shapes }, epochs: 6, batch: 16, learningRate: 0.05 }
`;
const sweep = `base: tiny.yaml
variants:
  plain: { attachments: [{ id: se, attach: null }] }
  se: {}
seeds: [1, 2, 3, 4]
`;

describe(`a sweep of which workers are killed ${kills} times`, () => {
  const folder = folderWith({
    "configs/tiny.yaml": tiny,
    "configs/sweep.yaml": sweep,
  });
  before(() =>
    makeShapes(folder("shapes"), {
      classes: 3,
      perClass: 20,
      size: 16,
      difficulty: "easy",
    }),
  );

  it("ends each cell once, and comes to the same to the bit", async () => {
    const options = { threads: 1, workers: 0 };
    const plan = await openSweep("configs/sweep.yaml", { cwd: folder() });
    const [whole, parts] = [folder("whole"), folder("parts")];
    await runSweep(plan, { ...options, folder: whole });
    // The plan is there, and nothing else.
    const stop = new AbortController();
    const planned = {
      folder: parts,
      signal: stop.signal,
      onPlan: () => stop.abort(),
    };
    await runSweep(plan, planned).catch(() => undefined);

    const random = randomNumbers(Date.now() % 2 ** 32, "kills");
    const moments = Array.from({ length: kills }, () => ({
      steps: 1 + random.below(8),
      milliseconds: random.below(30),
    }));
    const left = [...moments];
    let killed = 0;
    const lane = async (): Promise<void> => {
      for (let moment = left.pop(); moment !== undefined; moment = left.pop())
        if ((await work(parts, moment)) === "SIGKILL") killed += 1;
    };
    await Promise.all([lane(), lane()]);
    expect(killed, "the others found all done").to.be.at.least(kills - 5);
    expect(await work(parts), JSON.stringify(moments)).to.equal(undefined);

    const cells = plan.cells.map(({ key }) => key);
    expect((await readdir(join(parts, "cells"))).toSorted()).to.deep.equal(cells.toSorted());
    for (const key of cells) {
      const [own, other] = [join(parts, "cells", key), join(whole, "cells", key)];
      expect(await resultIn(own), JSON.stringify(moments)).to.deep.equal(await resultIn(other));
      expect((await readdir(own)).toSorted(), "nothing holds it").to.deep.equal((await readdir(other)).toSorted());
      for (const name of ["last.safetensors", "best.safetensors"])
        expect((await readFile(join(own, "run", name))).equals(await readFile(join(other, "run", name)))).to.equal(
          true,
        );
    }
  }).timeout(600_000);
});

/** A cell's result without the time that it took. */
async function resultIn(cell: string): Promise<unknown> {
  // As `writeResult` writes it.
  const { seconds: _, ...result } = JSON.parse(await readFile(join(cell, "result.json"), "utf8")) as {
    seconds: number;
  };
  return result;
}

/** Works in a process of its own; the signal that ended it, or undefined where all is done. */
function work(
  sweepFolder: string,
  kill?: { readonly steps: number; readonly milliseconds: number },
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, sweepFolder], {
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
      else reject(new Error(`the worker ended with status ${status}`));
    });
  });
}
