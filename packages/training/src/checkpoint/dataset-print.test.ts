import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenedDataset } from "@netgraft/core";
import { expect } from "chai";
import { folderDataset } from "@netgraft/data";
import { folderWith } from "@netgraft/test-support";
import { datasetPrint } from "./dataset-print.js";
import { listPictures } from "./picture-list.js";

function open(folder: string): Promise<OpenedDataset> {
  return folderDataset.open(folderDataset.options.parse({ path: ".", holdOut: 0 }), { folder });
}

describe("what a fingerprint knows of a dataset", () => {
  const pictures = { "cat/1.png": "a", "cat/2.png": "bb", "dog/1.png": "ccc", "dog/2.png": "d" };
  const first = folderWith(pictures);
  const second = folderWith(pictures);
  const printOf = async (dataset: OpenedDataset): Promise<Readonly<Record<string, string>>> =>
    datasetPrint(dataset, await listPictures(dataset));
  const printed = async (folder: string): Promise<Readonly<Record<string, string>>> => printOf(await open(folder));

  /** The places at which the second folder differs from the first. */
  async function differences(): Promise<readonly string[]> {
    const [before, after] = [await printed(first()), await printed(second())];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((at) => before[at] !== after[at]);
  }

  it("is the same of the same pictures, wherever they lie", async () => {
    expect(await differences()).to.deep.equal([]);
    expect(await printed(first())).to.include({
      "dataset.classes.1": `"dog"`,
      "dataset.training": "4",
      "dataset.validation": "0",
    });
    expect((await printed(first()))["dataset.pictures.training.cat"]).to.match(/^2 pictures, [0-9a-f]{16}$/);
  });

  it("names the class of a picture with another name, another size, or more", async () => {
    await rename(join(second(), "cat/2.png"), join(second(), "cat/3.png"));
    expect(await differences(), "another name").to.deep.equal(["dataset.pictures.training.cat"]);
    await rename(join(second(), "cat/3.png"), join(second(), "cat/2.png"));
    await writeFile(join(second(), "dog/1.png"), "cccc");
    expect(await differences(), "another size").to.deep.equal(["dataset.pictures.training.dog"]);
    await writeFile(join(second(), "dog/1.png"), "ccc");
    await writeFile(join(second(), "dog/3.png"), "");
    expect(await differences(), "one more").to.include.members(["dataset.training", "dataset.pictures.training.dog"]);
  });

  it("tells the order of the classes, and no more than the numbers where pictures are not listed", async () => {
    const dataset = await open(first());
    const { length, item } = dataset.train;
    const identity = dataset.train.identity?.bind(dataset.train);
    if (identity === undefined) throw new Error("a folder tells its pictures apart");
    const inTurn = [0, 2, 1, 3];
    const other = { length, item, identity: (index: number) => identity(inTurn[index] ?? 0) };
    const [before, after] = [await printOf(dataset), await printOf({ ...dataset, train: other })];
    expect(Object.keys(before).filter((at) => before[at] !== after[at])).to.deep.equal(["dataset.order.training"]);
    expect(Object.keys(datasetPrint(dataset, undefined))).to.deep.equal([
      "dataset.classes.0",
      "dataset.classes.1",
      "dataset.training",
      "dataset.validation",
    ]);
  });

  it("is not asked for any more where a signal says so", async () => {
    const reason = new Error("enough");
    const found: unknown = await listPictures(await open(first()), AbortSignal.abort(reason)).catch((e: unknown) => e);
    expect(found).to.equal(reason);
  });
});
