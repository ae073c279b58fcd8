import { mkdir, open, stat, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { fromPlain } from "@netgraft/core/config";
import { withReadingSystem } from "@netgraft/files";
import { folderWith, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { planSweep } from "./plan-sweep.js";
import { sizedBase } from "./sized.test.support.js";
import { keepSweep } from "./sweep-record.js";
import { sweepStatus } from "./sweep-status.js";

describe("the status of a sweep", () => {
  const place = folderWith();

  it("reads the plan and each result, no epochs and no folder of a run, so that it takes no longer for long runs", async () => {
    const file = { base: "sized", grid: { "backbone.width": [2, 6] }, seeds: [1, 2] };
    const tree = fromPlain(file, { kind: "program", name: "sweep" });
    const plan = planSweep(tree, {
      name: "widths",
      version: "1",
      engine: "onnx",
      bases: new Map([["sized", sizedBase()]]),
    });
    const folder = place("sweep");
    await keepSweep(plan, folder);
    const keys = plan.cells.map(({ key }) => key);
    for (const [index, { key, seed }] of plan.cells.entries()) {
      const cell = join(folder, "cells", key);
      await mkdir(cell, { recursive: true });
      // What is asked of it fails.
      await symlink("run", join(cell, "run"));
      const failed = { code: "NG_NOT_FINITE", problems: [] };
      const ends = [{}, { isPruned: true }, { failed }, {}][index];
      // As it is written, and as older versions have written it.
      const epochs = index % 2 === 0 ? { trained: 0 } : { epochs: [] };
      const result = { key, seed, version: "1", ...epochs, seconds: 1, ...ends };
      await writeFiles(cell, { "result.json": JSON.stringify(result) });
    }
    const opened: string[] = [];
    const system = {
      stat,
      open: (path: string, flags: number) => {
        opened.push(relative(folder, path));
        return open(path, flags);
      },
    };
    const { runs } = await withReadingSystem(system, () => sweepStatus(folder));
    expect(runs).to.deep.equal({ finished: 2, stopped: 1, failed: 1, held: 0, begun: 0, waiting: 0 });
    expect(opened.toSorted()).to.deep.equal(
      ["sweep.json", ...keys.map((key) => `cells/${key}/result.json`)].toSorted(),
    );
  });
});
