import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { skipBecause, testRedis } from "@netgraft/test-support";
import { expect } from "chai";
import { parsePlainOptions } from "@netgraft/core/config";
import { readSweep, type SweepPlan } from "@netgraft/experiments";
import { createFramework, openSweep, runSweep } from "netgraft";
import { randomKills } from "../support/killed-process.js";
import { missingSlurm, type Slurm, startSlurm } from "../support/slurm.js";
import { tinySweep } from "./tiny-sweep.js";

const program = fileURLToPath(new URL("./work-in-process.js", import.meta.url));
const kills = 30;

const sweep = {
  base: "tiny.yaml",
  variants: { plain: { attachments: [{ id: "se", attach: null }] }, se: {} },
  seeds: [1, 2, 3, 4],
};

describe(`a sweep of which workers are killed ${kills} times`, function () {
  this.timeout(600_000);
  const folder = tinySweep("", 6);
  let cells: readonly string[];

  before(async () => {
    const plan = await openSweep(sweep, { cwd: folder("configs") });
    cells = plan.cells.map(({ key }) => key);
    await runSweep(plan, { threads: 1, workers: 0, folder: folder("whole") });
  });

  /** A folder with a plan and nothing else. */
  async function kept(plan: SweepPlan, name: string): Promise<string> {
    const stop = new AbortController();
    const options = { folder: folder(name), signal: stop.signal, onPlan: () => stop.abort() };
    await runSweep(plan, options).catch(() => undefined);
    return folder(name);
  }

  /** A folder with the plan and nothing else, and one with the kills that its workers take. */
  async function planned(name: string, queue: object): Promise<{ readonly parts: string; readonly moments: string }> {
    const plan = await openSweep({ ...sweep, queue }, { cwd: folder("configs") });
    expect(plan.cells.map(({ key }) => key)).to.deep.equal(cells);
    const [parts, moments] = [await kept(plan, name), folder(`${name}-kills`)];
    for (const place of [moments, `${moments}-taken`]) await mkdir(place);
    for (const [index, kill] of randomKills(kills).entries())
      await writeFile(join(moments, String(index)), JSON.stringify(kill));
    return { parts, moments };
  }

  /** Starts a worker, and one after it as long as they are killed. */
  async function lane(parts: string, moments: string): Promise<void> {
    const ended = (): Promise<number | string | null> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [program, parts, moments], { stdio: ["ignore", "ignore", "inherit"] });
        child.on("exit", (status, signal) => resolve(signal ?? status));
      });
    let end = await ended();
    while (end === "SIGKILL") end = await ended();
    expect(end).to.equal(0);
  }

  /** That each cell is what it is where nobody is killed, and that nothing else is there. */
  async function expectSame(parts: string, moments: string): Promise<void> {
    const taken = await readdir(`${moments}-taken`);
    expect(taken.length, "the others found all done").to.be.at.least(kills - 5);
    const seen = await Promise.all(taken.map((name) => readFile(join(`${moments}-taken`, name), "utf8")));
    const whole = folder("whole");
    expect((await readdir(join(parts, "cells"))).toSorted()).to.deep.equal([...cells].toSorted());
    for (const key of cells) {
      const [own, other] = [join(parts, "cells", key), join(whole, "cells", key)];
      expect(await resultIn(own), seen.join()).to.deep.equal(await resultIn(other));
      expect((await readdir(own)).toSorted(), "nothing holds it").to.deep.equal((await readdir(other)).toSorted());
      for (const name of ["last.safetensors", "best.safetensors"])
        expect((await readFile(join(own, "run", name))).equals(await readFile(join(other, "run", name)))).to.equal(
          true,
        );
    }
  }

  it("ends each cell once, and comes to the same to the bit, by its folder alone", async () => {
    const { parts, moments } = await planned("by-folder", { type: "folder" });
    await Promise.all([lane(parts, moments), lane(parts, moments)]);
    await expectSame(parts, moments);
  });

  describe("by Redis", () => {
    const redis = testRedis();

    it("does so, too, whatever Redis offers twice", async () => {
      // Long enough for whoever lives, and short for who waits for a dead one.
      const { parts, moments } = await planned("by-redis", { type: "bullmq", url: redis().url, lock: 2 });
      await Promise.all([lane(parts, moments), lane(parts, moments)]);
      await expectSame(parts, moments);
    });
  });

  describe("by Slurm", () => {
    let slurm: Slurm;
    before(async function () {
      const missing = missingSlurm();
      if (missing !== undefined) skipBecause(this, missing);
      slurm = await startSlurm(6);
    });
    after(() => slurm?.stop());

    /** Submits a sweep whose workers are this test's program. */
    async function submit(parts: string, left: number, ...parameters: readonly string[]): Promise<string> {
      const { options, build } = createFramework().catalog.queues.get("slurm");
      const worker = (): readonly string[] => [process.execPath, program, parts, ...parameters];
      const { id, name } = await readSweep(parts);
      const { submit: hand } = build(parsePlainOptions(options, { restarts: 100 }));
      const submission = await hand?.({ id, name, folder: parts, env: slurm.env, left, worker });
      return submission?.id ?? "";
    }

    /** Waits until Slurm has done all tasks of a job. */
    async function done(job: string): Promise<void> {
      while (slurm.run("squeue", "-h", "--job", job) !== "") await setTimeout(300);
    }

    it("does so, too, its tasks put back", async () => {
      const { parts, moments } = await planned("by-slurm", { type: "slurm" });
      await done(await submit(parts, cells.length, moments, "1"));
      await expectSame(parts, moments);
    });

    it("loses no step of a task whose time is up", async () => {
      const long = { ...sweep, variants: { se: {} }, seeds: [1], budget: { epochs: 60 } };
      const plan = await openSweep(long, { cwd: folder("configs") });
      await runSweep(plan, { threads: 1, workers: 0, folder: folder("long") });
      const parts = await kept(plan, "signalled");
      const job = await submit(parts, 1);
      const path = join(parts, "slurm", `${job}_0.out`);
      // Signs of steps stand at the beginnings of lines, before what Slurm says.
      const steps = async (): Promise<number> =>
        existsSync(path) ? ((await readFile(path, "utf8")).match(/^\.+/gm) ?? []).join("").length : 0;
      while ((await steps()) === 0) await setTimeout(20);
      // What Slurm does when the notice is due.
      slurm.run("scancel", "--batch", "--signal=USR1", job);
      await done(job);
      const key = plan.cells[0]?.key ?? "";
      const own = join(parts, "cells", key);
      expect(await resultIn(own)).to.deep.equal(await resultIn(join(folder("long"), "cells", key)));
      expect(slurm.run("scontrol", "show", "job", job)).to.include("Restarts=1");
      expect(await steps()).to.equal(180);
    });
  });
});

/** A cell's result without the time that it took. */
async function resultIn(cell: string): Promise<unknown> {
  // As `writeResult` writes it.
  const { seconds: _, ...result } = JSON.parse(await readFile(join(cell, "result.json"), "utf8")) as {
    seconds: number;
  };
  return { ...result, epochs: JSON.parse(await readFile(join(cell, "epochs.json"), "utf8")) as unknown };
}
