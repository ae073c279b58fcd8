import { resolve } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { sweepStatus } from "@netgraft/experiments";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { openSweep } from "./open-sweep.js";
import { runSweep, workOnSweep } from "./run-sweep.js";

const tiny = `name: tiny
input: { height: 16, width: 16 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: shapes }, epochs: 9, batch: 16, learningRate: 0.05 }
`;
const options = { threads: 1, workers: 0 };

describe("runSweep", () => {
  const folder = folderWith({ "configs/tiny.yaml": tiny });
  it("says what is missing on a worker, and leaves the cell to another one", async () => {
    expect(await rejection(workOnSweep(folder("not/there")))).to.include({ code: "NG_SWEEP_FOLDER" });
    const grid = { "training.dataset.path": ["nowhere"] };
    const plan = await openSweep({ base: "configs/tiny.yaml", grid }, { cwd: folder() });
    const error = await rejection(runSweep(plan, { ...options, folder: folder("missing") }));
    expect(error).to.include({ code: "NG_READ_FAILED" });
    // Just checked. A path is shown from the working directory, where that is shorter.
    const [problem] = (error as NetgraftError).problems;
    expect(resolve(problem?.at ?? "")).to.equal(folder("nowhere"));
    expect((await sweepStatus(folder("missing"))).runs).to.include({ waiting: 1, held: 0 });
    const elsewhere = { ...options, folder: folder("configs") };
    expect(await rejection(runSweep(plan, elsewhere))).to.include({ code: "NG_OUTPUT_EXISTS" });
  });
});
