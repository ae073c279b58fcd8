import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { type Engine, summarize } from "@netgraft/core/graph";
import { distinctCells, keepSweep } from "@netgraft/experiments";
import { defaultEngine } from "./default-engine.js";
import { openSweep } from "./open-sweep.js";

const training = "training: { dataset: { type: folder, path: ../pictures }, epochs: 200 }";
const files = {
  "configs/seresnet20.yaml": `extends: seresnet20_cifar\nname: se\nclasses: 10\n${training}\n`,
  "configs/small.yaml": `name: small\nclasses: 2\ninput: { height: 8, width: 8 }
backbone: { type: resnet, block: basic, layers: [1], width: 8, stem: cifar }
attachments: [{ attach: { type: se, reduction: 4 } }]\n${training}\n`,
  "configs/few.yaml":
    "base: small.yaml\nvariants: { plain: { attachments: [{ id: se, attach: null }] } }\nseeds: [1, 2]\n",
  "configs/untrained.yaml": "base: seresnet20_cifar\n",
  "configs/placement.yaml": `
base: seresnet20.yaml
baseline: plain
variants:
  plain:    { attachments: [{ id: se, attach: null }] }
  standard: {}
  pre:      { attachments: [{ id: se, at: branchInput }] }
  wider:    { match: { parameters: standard, atLeast: true }, vary: backbone.width, attachments: [{ id: se, attach: null }] }
grid: { attachments.se.reduction: [8, 16] }
seeds: [1, 2, 3, 4, 5]
budget: { epochs: 30 }
`,
};

/** Weights of SE without biases at the ends of three stages of three blocks: 2·C² / r each (Hu et al., section 6.1). */
const ofSE = (reduction: number, channels: readonly number[]): number =>
  channels.reduce((sum, each) => sum + (3 * 2 * each * each) / reduction, 0);

/** ResNet-20 with projections, by layers (He et al., section 4.2). @param w channels of the first stage */
function resNet20(w: number): number {
  const conv = (from: number, to: number, kernel: number): number => from * to * kernel ** 2 + 2 * to;
  const stage = (from: number, to: number): number =>
    conv(from, to, 3) + 5 * conv(to, to, 3) + (from === to ? 0 : conv(from, to, 1));
  return conv(3, w, 3) + stage(w, w) + stage(w, 2 * w) + stage(2 * w, 4 * w) + 4 * w * 10 + 10;
}

describe("openSweep", () => {
  const folder = folderWith(files);

  it("plans the sweep of a file, its networks counted as by hand", async () => {
    const plan = await openSweep("configs/placement.yaml", { cwd: folder() });
    expect(plan).to.deep.include({ name: "placement", baseline: "plain", seeds: [1, 2, 3, 4, 5] });
    const widths = [16, 32, 64];
    const [eight, sixteen] = [8, 16].map((reduction) => resNet20(16) + ofSE(reduction, widths));
    // Before the branch there are the channels of the block before.
    const entering = (2 / 3) * ofSE(1, [32, 64]) + (1 / 3) * ofSE(1, [16, 32]) + ofSE(1, [16]);
    expect(
      plan.rows.map(({ variant, settings, parameters }) => [variant, ...Object.values(settings), parameters]),
    ).to.deep.equal([
      ["plain", resNet20(16)],
      ["standard", 8, eight],
      ["standard", 16, sixteen],
      ["pre", 8, resNet20(16) + entering / 8],
      ["pre", 16, resNet20(16) + entering / 16],
      ["wider", 8, resNet20(17)],
      ["wider", 16, resNet20(17)],
    ]);
    expect(plan.rows[5]?.matched).to.deep.include({ value: 17, target: eight, residual: resNet20(17) - (eight ?? 0) });
    expect([plan.cells.length, distinctCells(plan.cells).length]).to.deep.equal([35, 30]);
    expect(new Set(plan.rows.map(({ network }) => network.config.training?.epochs))).to.deep.equal(new Set([30]));
  });

  it("has the same keys wherever it is called from, and in code", async () => {
    const keys = async (...called: Parameters<typeof openSweep>): Promise<readonly string[]> =>
      (await openSweep(...called)).cells.map(({ key }) => key);
    const fromFile = await keys("configs/few.yaml", { cwd: folder() });
    expect(await keys("few.yaml", { cwd: folder("configs") })).to.deep.equal(fromFile);
    const inCode = {
      base: "small.yaml",
      variants: { plain: { attachments: [{ id: "se", attach: null }] } },
      seeds: [1, 2],
    };
    expect(await keys(inCode, { cwd: folder("configs") })).to.deep.equal(fromFile);
  });

  it("measures what is matched by time, once: the folder of the sweep has it, and workers do as it says", async () => {
    let opened = 0;
    const onnx = defaultEngine();
    // A network takes a microsecond for a thousand multiply-accumulates.
    const engine: Engine = {
      ...onnx,
      name: "onnx",
      summary: "",
      unsupported: () => [],
      open: ({ graph }) => {
        opened += 1;
        const milliseconds = summarize(graph).macs / 1e6;
        return Promise.resolve({
          run: () => Promise.reject(new Error("nothing is predicted")),
          benchmark: (_, { counted }) => Promise.resolve(Array.from({ length: counted }, () => milliseconds)),
          release: () => Promise.resolve(),
        });
      },
    };
    const variants = {
      plain: { attachments: [{ id: "se", attach: null }] },
      standard: {},
      wider: {
        match: { milliseconds: "standard", atLeast: true },
        vary: "backbone.width",
        attachments: [{ id: "se", attach: null }],
      },
    };
    const opening = { cwd: folder("configs"), engineFor: () => engine, threads: 1, folder: folder("timed") };
    const plan = await openSweep({ base: "small.yaml", variants }, opening);
    expect(plan.rows[2]?.matched).to.deep.include({ cost: "milliseconds", value: 9 });
    expect(plan.rows[2]?.matched?.measured).to.include({ engine: "onnx", threads: 1 });
    expect(opened).to.be.above(5);
    await keepSweep(plan, folder("timed"));
    opened = 0;
    const again = await openSweep({ base: "small.yaml", variants, seeds: [0, 1] }, opening);
    expect([opened, again.rows[2]?.matched]).to.deep.equal([0, plan.rows[2]?.matched]);
  });

  it("says what is missing", async () => {
    expect(await rejection(openSweep("configs/untrained.yaml", { cwd: folder() }))).to.include({
      code: "NG_TRAINING_NEEDED",
    });
    expect(await rejection(openSweep({ base: "configs/none.yaml" }, { cwd: folder() })))
      .to.include({ code: "NG_CONFIG_NOT_FOUND" })
      .and.have.property("message")
      .that.contains("configs/none.yaml");
    expect(await rejection(openSweep("configs/placment.yaml", { cwd: folder() })))
      .to.have.property("message")
      .that.contains('Did you mean "configs/placement.yaml"');
  });

  it("plans 1,000 cells and knows those that are equal", async () => {
    const sweep = {
      base: "configs/small.yaml",
      variants: { plain: { attachments: [{ id: "se", attach: null }] }, standard: {} },
      grid: {
        "attachments.se.reduction": [1, 2, 4, 8],
        "training.learningRate": Array.from({ length: 20 }, (_, index) => 0.01 * (index + 1)),
      },
      seeds: Array.from({ length: 10 }, (_, seed) => seed),
    };
    const { cells } = await openSweep(sweep, { cwd: folder() });
    expect(distinctCells(cells)).to.have.lengthOf(1000);
  });
});
