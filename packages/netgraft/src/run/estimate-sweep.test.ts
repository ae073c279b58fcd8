import { join } from "node:path";
import { makeShapes } from "@netgraft/data";
import { folderWith, rejection, treeOf } from "@netgraft/test-support";
import { expect } from "chai";
import { defaultEngine } from "./default-engine.js";
import { estimateSweep, type Pace, runSeconds } from "./estimate-sweep.js";
import { openSweep } from "./open-sweep.js";

const tiny = `name: tiny
input: { height: 8, width: 8 }
classes: 2
backbone: { type: resnet, block: basic, layers: [1], width: 2, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: shapes }, epochs: 3, batch: 4 }
`;

describe("what a sweep is expected to take", () => {
  const folder = folderWith({ "tiny.yaml": tiny });
  before(() => makeShapes(join(folder(), "shapes"), { classes: 2, perClass: 15, size: 16, difficulty: "easy" }));

  it("is epochs of the median step, with an evaluation each", () => {
    const pace: Pace = { steps: [0.1, 0.3, 0.2], stepsPerEpoch: 50, training: 500, validation: 60 };
    // 50 steps of 0.2 s; 60 pictures, each a third of 10 s / 500.
    expect(runSeconds(pace, 7)).to.be.closeTo(7 * (10 + 0.4), 1e-9);
    expect(runSeconds({ ...pace, evaluation: 2.5 }, 7)).to.be.closeTo(7 * 12.5, 1e-9);
    expect(runSeconds({ ...pace, validation: 0 }, 1)).to.be.closeTo(10, 1e-9);
  });

  it("is measured once for each network whose steps differ, and writes nothing", async () => {
    const variants = { plain: { attachments: [{ id: "se", attach: null }] }, se: {}, same: {} };
    const grid = { "training.learningRate": [0.1, 0.2] };
    const plan = await openSweep({ base: "tiny.yaml", variants, grid, seeds: [1, 2, 3] }, { cwd: folder() });
    const before = treeOf(folder());
    let measured = 0;
    const told: (readonly number[])[] = [];
    const { rows, seconds } = await estimateSweep(plan, {
      cwd: folder(),
      threads: 1,
      workers: 0,
      engineFor: () => {
        measured += 1;
        return defaultEngine();
      },
      onProgress: (...progress) => told.push(progress),
    });
    expect(treeOf(folder())).to.deep.equal(before);
    expect(measured).to.equal(2);
    expect(told).to.deep.equal([
      [0, 2],
      [1, 2],
    ]);
    const [plain, , se, , same] = rows.map((row) => row.seconds);
    expect(plain).to.be.within(0.001, 60);
    expect(rows[1]).to.deep.equal(rows[0]);
    expect(same).to.equal(se);
    // Of the six rows two are equal to others: four rows of three seeds are trained.
    expect(seconds).to.be.closeTo(3 * 2 * ((plain ?? 0) + (se ?? 0)), 1e-9);
  });

  it("cannot be told without the pictures", async () => {
    const grid = { "training.dataset.path": ["nowhere"] };
    const plan = await openSweep({ base: "tiny.yaml", grid }, { cwd: folder() });
    expect(await rejection(estimateSweep(plan, { cwd: folder() }))).to.include({ code: "NG_READ_FAILED" });
  });
});
