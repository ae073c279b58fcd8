import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { train, type TrainingEvent } from "@netgraft/training";
import { expect } from "chai";
import { tinyRun } from "./tiny-run.js";

describe("training", () => {
  let folder = "";
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "netgraft-train-")), "run");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  it("learns", async () => {
    const events: TrainingEvent[] = [];
    const result = await train(tinyRun({ events, folder, plan: { epochs: 6 } }));
    expect(result.history.at(-1)?.validation?.top1).to.be.at.least(0.8);
  });
});
