import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openSweep } from "netgraft";
import { root } from "../house/workspace.js";

const folder = join(root, "examples", "ablations");
const isSweep = (name: string): boolean => /^base:/m.test(readFileSync(join(folder, name), "utf8"));
const sweeps = readdirSync(folder).filter((name) => name.endsWith(".yaml") && isSweep(name));

/** Parameters of ResNet-20 with projections, by its layers (He et al. 2016, section 4.2). @param w channels of the first stage */
function resNet20(w: number, classes: number): number {
  const conv = (from: number, to: number, kernel: number): number => from * to * kernel ** 2 + 2 * to;
  const stage = (from: number, to: number): number =>
    conv(from, to, 3) + 5 * conv(to, to, 3) + (from === to ? 0 : conv(from, to, 1));
  return conv(3, w, 3) + stage(w, w) + stage(w, 2 * w) + stage(2 * w, 4 * w) + 4 * w * classes + classes;
}

/** What SE without biases adds for gates of so many channels: 2 C² / r (Hu et al. 2020, section 4). */
const ofSE = (reduction: number, ...channels: readonly number[]): number =>
  channels.reduce((sum, each) => sum + (2 * each * each) / reduction, 0);

const three = (channels: number): readonly number[] => [channels, channels, channels];
const plain = resNet20(8, 4);
const all = [...three(8), ...three(16), ...three(32)];
const withSE = plain + ofSE(4, ...all);

/** Parameters of each row, by the file. */
const parameters: Readonly<Record<string, readonly number[]>> = {
  "wrong-structures.yaml": [withSE, plain, plain, withSE, plain + ofSE(4, 8, 8, 16, 16, 32, 32)],
  // The wider control has nine channels where eight do not reach.
  "reduction.yaml": [
    plain,
    ...[1, 2, 4, 8].map((reduction) => plain + ofSE(reduction, ...all)),
    ...[1, 2, 4, 8].map(() => resNet20(9, 4)),
  ],
  "squeeze.yaml": [plain, withSE, withSE],
  "gate.yaml": [plain, withSE, withSE, withSE],
  "stages.yaml": [plain, ...[8, 16, 32].map((channels) => plain + ofSE(4, ...three(channels))), withSE],
  // What enters the first block of a stage has the channels of the stage before.
  "placement.yaml": [plain, withSE, plain + ofSE(4, ...three(8), 8, 16, 16, 16, 32, 32), withSE, withSE],
  "inside.yaml": [plain, withSE, withSE],
  "no-squeeze.yaml": [plain, withSE, withSE],
};

describe("the sweeps of examples/ablations", () => {
  it("are those of the paper's tables 10 to 16, and the article's", () => {
    expect(sweeps).to.have.members(Object.keys(parameters));
  });

  for (const name of Object.keys(parameters))
    it(`are planned without a note, and have the parameters of the formulas: ${name}`, async () => {
      const notes: unknown[] = [];
      const plan = await openSweep(join(folder, name), { onNote: (note) => notes.push(note) });
      expect(notes).to.deep.equal([]);
      expect(plan.rows.map((row) => row.parameters)).to.deep.equal(parameters[name]);
      expect(plan.seeds).to.deep.equal([1, 2, 3]);
    });

  it("multiply at every position without pooling, and once for each channel with it", async () => {
    const { rows } = await openSweep(join(folder, "no-squeeze.yaml"));
    const [none = 0, everywhere, pooled] = rows.map(({ macs }) => macs);
    const layers = [8, 16, 32].map((channels) => ofSE(4, ...three(channels)));
    expect(everywhere).to.equal(none + layers.reduce((sum, each, stage) => sum + each * (24 / 2 ** stage) ** 2, 0));
    expect(pooled).to.equal(none + layers.reduce((sum, each) => sum + each, 0));
  });

  it("are of CIFAR where one line is another", async () => {
    const copy = mkdtempSync(join(tmpdir(), "netgraft-ablations-"));
    try {
      cpSync(folder, copy, { recursive: true });
      const base = readFileSync(join(copy, "se-resnet-20.yaml"), "utf8");
      for (const [pictures, classes] of [
        ["cifar-10", 10],
        ["cifar-100", 100],
      ] as const) {
        writeFileSync(
          join(copy, "se-resnet-20.yaml"),
          base.replace("extends: ./mondrians.yaml", `extends: ./${pictures}.yaml`),
        );
        const { rows } = await openSweep(join(copy, "squeeze.yaml"));
        expect(rows[0]?.parameters).to.equal(resNet20(16, classes));
        expect(rows[0]?.network.config.training?.dataset.type).to.equal(pictures.replace("-", ""));
      }
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
