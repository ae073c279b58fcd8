import { symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import type { DatasetSplit, OpenedDataset } from "@netgraft/core";
import { expect } from "chai";
import { folderWith, skipBecause, writeFiles } from "@netgraft/test-support";
import { folderDataset } from "./folder-dataset.js";

/** Opens a dataset whose files need no content: they are not read. */
function open(folder: string, options: object = {}): Promise<OpenedDataset> {
  return folderDataset.open(folderDataset.options.parse({ path: ".", ...options }), { folder });
}

/** The pictures of a split as `class: path`. */
async function listed(folder: string, { classes }: OpenedDataset, split: DatasetSplit): Promise<readonly string[]> {
  const items = await Promise.all(Array.from({ length: split.length }, async (_, index) => split.item(index)));
  return items.map(({ source, label }) => {
    if (source.kind !== "file") throw new Error("a folder has files");
    return `${classes[label]}: ${relative(folder, source.path)}`;
  });
}

function files(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, ""]));
}

describe("a folder of pictures", () => {
  const folder = folderWith(
    files(
      "plain/dog/b.png",
      "plain/dog/a.JPG",
      "plain/dog/more/c.webp",
      "plain/dog/.hidden.png",
      "plain/dog/notes.txt",
      "plain/cat/2.jpeg",
      "plain/cat/10.jpeg",
      "plain/Zebra/z.png",
      "plain/Zebra/y.gif",
      "plain/.hidden/x.png",
      "plain/README.md",
      "split/train/b/1.png",
      "split/train/a/2.png",
      "split/val/a/3.png",
      "split/val/b/4.png",
      "split/test/c/5.png",
      ...Array.from({ length: 20 }, (_, k) => `many/x/${k}.png`),
      ...Array.from({ length: 5 }, (_, k) => `many/y/${k}.png`),
      ...Array.from({ length: 6 }, (_, k) => `only-train/train/${"uv"[k % 2]}/${k}.png`),
    ),
  );

  it("has its folders as classes, and their pictures in the order of torchvision", async () => {
    const dataset = await open(folder(), { path: "plain", holdOut: 0 });
    expect(dataset.classes).to.deep.equal(["Zebra", "cat", "dog"]);
    expect(await listed(join(folder(), "plain"), dataset, dataset.train)).to.deep.equal([
      "Zebra: Zebra/y.gif",
      "Zebra: Zebra/z.png",
      "cat: cat/10.jpeg",
      "cat: cat/2.jpeg",
      "dog: dog/a.JPG",
      "dog: dog/b.png",
      "dog: dog/more/c.webp",
    ]);
    expect(dataset.validation.length).to.equal(0);
    expect(dataset.brokenPictures).to.equal("error");
  });

  it("has its `train` and `val` where there are such folders", async () => {
    const dataset = await open(join(folder(), "split"), { brokenPictures: "skip" });
    expect(dataset).to.deep.include({ classes: ["a", "b"], brokenPictures: "skip" });
    const place = join(folder(), "split");
    expect(await listed(place, dataset, dataset.train)).to.deep.equal(["a: train/a/2.png", "b: train/b/1.png"]);
    expect(await listed(place, dataset, dataset.validation)).to.deep.equal(["a: val/a/3.png", "b: val/b/4.png"]);
  });

  it("has a part of each class held out where there is no `val`, a tenth if nothing is said", async () => {
    const dataset = await open(folder(), { path: "many" });
    expect([dataset.train.length, dataset.validation.length]).to.deep.equal([22, 3]);
    const place = join(folder(), "many");
    const [train, validation] = await Promise.all(
      [dataset.train, dataset.validation].map((split) => listed(place, dataset, split)),
    );
    expect(validation?.map((name) => name[0])).to.deep.equal(["x", "x", "y"]);
    expect([...(train ?? []), ...(validation ?? [])].toSorted()).to.deep.equal(
      [...Array(20).keys()]
        .map((k) => `x: x/${k}.png`)
        .concat([...Array(5).keys()].map((k) => `y: y/${k}.png`))
        .toSorted(),
    );
    const more = await open(folder(), { path: "many", holdOut: 0.4 });
    expect([more.train.length, more.validation.length]).to.deep.equal([15, 10]);
    const all = await open(folder(), { path: "many", holdOut: 0.99 });
    expect([all.train.length, all.validation.length], "one is left of each class").to.deep.equal([2, 23]);
    const trained = await open(folder(), { path: "only-train" });
    expect([trained.train.length, trained.validation.length], "a `train` alone").to.deep.equal([4, 2]);
  });

  it("holds out the same pictures for the same seed, others for another", async () => {
    const held = async (holdOutSeed?: number): Promise<readonly string[]> => {
      const dataset = await open(folder(), {
        path: "many",
        holdOut: 0.3,
        ...(holdOutSeed !== undefined && { holdOutSeed }),
      });
      return listed(folder(), dataset, dataset.validation);
    };
    expect(await held(0)).to.deep.equal(await held());
    expect(await held(1)).to.deep.equal(await held(1));
    expect(await held(1)).to.not.deep.equal(await held(0));
  });

  it("keeps most of what is held out where pictures are added", async () => {
    const names = (count: number): readonly string[] =>
      Array.from({ length: count }, (_, k) => [`growing/p/${k}.png`, `growing/q/${k}.png`]).flat();
    await writeFiles(folder(), files(...names(50)));
    const held = async (): Promise<readonly string[]> => {
      const dataset = await open(folder(), { path: "growing", holdOut: 0.2 });
      return listed(folder(), dataset, dataset.validation);
    };
    const before = await held();
    await writeFiles(folder(), files(...names(55)));
    const after = await held();
    expect(before).to.have.lengthOf(20);
    expect(after).to.have.lengthOf(22);
    expect(before.filter((name) => after.includes(name)).length).to.be.at.least(17);
  });

  it("follows links, and not in circles", async function () {
    if (process.platform === "win32") {
      skipBecause(this, "Windows makes links for administrators alone");
    }
    await writeFiles(folder(), files("linked/a/1.png", "linked/b/2.png", "elsewhere/3.png"));
    await symlink(join(folder(), "elsewhere"), join(folder(), "linked/a/there"));
    await symlink(join(folder(), "linked/b"), join(folder(), "linked/b/itself"));
    await symlink(join(folder(), "elsewhere/3.png"), join(folder(), "linked/b/4.png"));
    const dataset = await open(folder(), { path: "linked", holdOut: 0 });
    expect(await listed(join(folder(), "linked"), dataset, dataset.train)).to.deep.equal([
      "a: a/1.png",
      "a: a/there/3.png",
      "b: b/2.png",
      "b: b/4.png",
    ]);
  });

  it("says of a picture that is not there that it is not", async () => {
    const { train } = await open(folder(), { path: "many" });
    expect(() => train.item(train.length)).to.throw(RangeError);
  });
});
