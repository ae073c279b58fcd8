import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { openSweep, runSweep } from "netgraft";
import { randomKills, runKilled } from "../support/killed-process.js";
import { tinySweep } from "./tiny-sweep.js";

const program = fileURLToPath(new URL("./work-in-process.js", import.meta.url));
const kills = 30;

const sweep = `base: tiny.yaml
variants:
  plain: { attachments: [{ id: se, attach: null }] }
  se: {}
seeds: [1, 2, 3, 4]
`;

describe(`a sweep of which workers are killed ${kills} times`, () => {
  const folder = tinySweep(sweep, 6);

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

    const moments = randomKills(kills);
    const left = [...moments];
    let killed = 0;
    const lane = async (): Promise<void> => {
      for (let moment = left.pop(); moment !== undefined; moment = left.pop())
        if ((await runKilled(program, [parts], moment)) === "SIGKILL") killed += 1;
    };
    await Promise.all([lane(), lane()]);
    expect(killed, "the others found all done").to.be.at.least(kills - 5);
    expect(await runKilled(program, [parts]), JSON.stringify(moments)).to.equal(undefined);

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
