import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatasetSplit, OpenedDataset, PictureConfig } from "@netgraft/core";
import { batches, difficultyNames, makeShapes, shapeNames } from "@netgraft/data";
import { expect } from "chai";
import { createFramework } from "netgraft";
import { accuracy, type Examples, softmaxRegression } from "./softmax-regression.js";

const side = 32;
const network: PictureConfig = {
  input: { channels: 3, height: side, width: side },
  preprocess: { cropRatio: 1, interpolation: "bilinear", mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
};

async function read(split: DatasetSplit): Promise<Examples> {
  const all = { workers: 0, network, batch: split.length, shuffle: false, dropLast: false };
  for await (const { images, labels } of batches(split, all))
    return { features: 3 * side * side, values: images, labels: [...labels] };
  throw new Error("there are no pictures");
}

describe("a folder of shapes", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-shapes-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Draws pictures and opens their folder as a config would. */
  async function shapes(name: string, difficulty: (typeof difficultyNames)[number]): Promise<OpenedDataset> {
    await makeShapes(join(folder, name), { perClass: 50, seed: 3, size: side, difficulty });
    const dataset = createFramework().catalog.datasets.get("folder");
    return dataset.open(dataset.options.parse({ path: name }), { folder });
  }

  for (const difficulty of difficultyNames) {
    it(`cannot be learnt from single pixels: ${difficulty}`, async () => {
      const { classes, train, validation } = await shapes(difficulty, difficulty);
      expect(classes).to.deep.equal(shapeNames.toSorted());
      expect([train.length, validation.length]).to.deep.equal([400, 100]);
      const [trained, held] = await Promise.all([read(train), read(validation)]);
      for (const decay of [0, 0.05]) {
        const classify = softmaxRegression(trained, { classes: 10, epochs: 10, rate: 0.002, decay });
        // Chance is 10 %.
        expect(accuracy(classify, held), `weight decay ${decay}`).to.be.below(0.5);
        expect(accuracy(classify, trained), "it does learn the pictures that it is shown").to.be.above(0.3);
      }
    }).timeout(120_000);
  }

  it("is hard for a regression that does learn what single pixels tell", async () => {
    const { train, validation } = await shapes("halves", "easy");
    // Whether the left half is brighter than the right one.
    const halves = ({ features, values, labels }: Examples): Examples => ({
      features,
      values,
      labels: labels.map((_, at) => {
        const row = values.subarray(at * features, (at + 1) * features);
        const sum = row.reduce((total, value, place) => total + (place % side < side / 2 ? value : -value), 0);
        return Number(sum > 0);
      }),
    });
    const [trained, held] = (await Promise.all([read(train), read(validation)])).map(halves);
    if (trained === undefined || held === undefined) throw new Error("two parts have been read");
    const classify = softmaxRegression(trained, { classes: 2, epochs: 10, rate: 0.002, decay: 0 });
    expect(accuracy(classify, held)).to.be.above(0.9);
  }).timeout(120_000);
});
