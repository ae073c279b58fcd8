import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sweepStatus } from "@netgraft/experiments";
import { makeShapes } from "@netgraft/data";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { setOverride } from "../overrides.js";
import { openNetwork } from "../open-network.js";
import { openSweep } from "./open-sweep.js";
import { runSweep, type SweepEvent, workOnSweep } from "./run-sweep.js";
import { train } from "./train.js";

const tiny = `name: tiny
input: { height: 16, width: 16 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: ../shapes }, epochs: 9, batch: 16, learningRate: 0.05 }
`;
const sweep = `base: tiny.yaml
seeds: [3]
budget: { epochs: 2 }
`;
const options = { threads: 1, workers: 0 };

describe("runSweep", () => {
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
  it("trains a cell as it is trained alone, to the bit, also where it was ended meanwhile", async () => {
    const cwd = folder();
    const plan = await openSweep("configs/sweep.yaml", { cwd });
    const overrides = ["training.epochs=2", "training.seed=3"].map(setOverride);
    const opened = await openNetwork("configs/tiny.yaml", { cwd, overrides });
    const { history, best } = await train(opened, { ...options, cwd, folder: folder("alone") });

    const stop = new AbortController();
    let steps = 0;
    // In the second epoch of two, of three steps each.
    const onEvent = (event: SweepEvent): void => {
      if (event.kind === "training" && event.event.kind === "step" && (steps += 1) === 4)
        stop.abort(new Error("enough"));
    };
    const parts = { ...options, folder: folder("parts") };
    const stopped = await rejection(runSweep(plan, { ...parts, onEvent, signal: stop.signal }));
    expect(stopped).to.have.property("message", "enough");
    const kinds: string[] = [];
    const resumed = await workOnSweep(parts.folder, {
      ...options,
      onEvent: (event) => kinds.push(event.kind === "training" ? event.event.kind : event.kind),
    });
    expect(kinds.filter((kind) => kind === "step")).to.have.lengthOf(2);
    expect(resumed.runs).to.deep.equal({ finished: 1, failed: 0, held: 0, begun: 0, waiting: 0 });
    const result = resumed.rows[0]?.cells[0]?.result;
    expect(result?.epochs.map(({ training, validation }) => ({ training, validation }))).to.deep.equal(
      history.map(({ training, validation }) => ({ training, validation })),
    );
    expect(result).to.include({ seed: 3, best: best?.epoch });
    const last = (run: string): Promise<Buffer> => readFile(join(run, "last.safetensors"));
    expect(await last(folder(`parts/cells/${plan.cells[0]?.key}/run`))).to.deep.equal(await last(folder("alone")));
  }).timeout(60_000);

  it("says what is missing on a worker, and leaves the cell to another one", async () => {
    expect(await rejection(workOnSweep(folder("not/there")))).to.include({ code: "NG_SWEEP_FOLDER" });
    const grid = { "training.dataset.path": ["nowhere"] };
    const plan = await openSweep({ base: "configs/tiny.yaml", grid }, { cwd: folder() });
    const error = await rejection(runSweep(plan, { ...options, folder: folder("missing") }));
    expect(error)
      .to.have.property("code")
      .that.matches(/^NG_DATASET/);
    expect((await sweepStatus(folder("missing"))).runs).to.include({ waiting: 1, held: 0 });
    const elsewhere = { ...options, folder: folder("configs") };
    expect(await rejection(runSweep(plan, elsewhere))).to.include({ code: "NG_OUTPUT_EXISTS" });
  });
});
