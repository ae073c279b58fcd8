import { mkdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatasetItem, OpenedDataset, PictureSource } from "@netgraft/core";
import { folderDataset } from "@netgraft/data";
import { folderWith, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { comparePictures } from "./compare-pictures.js";
import { listPictures, type PictureList } from "./picture-list.js";
import { encodePictures, picturesName, readPictures } from "./pictures-file.js";

const files = {
  "train/cat/1.png": "a",
  "train/cat/2.png": "bb",
  "train/cat/3.png": "c",
  "train/dog/1.png": "dddd",
  "train/dog/5.png": "e",
  "val/cat/9.png": "f",
  "val/dog/8.png": "g",
};

function open(folder: string): Promise<OpenedDataset> {
  return folderDataset.open(folderDataset.options.parse({ path: "." }), { folder });
}

describe("the pictures of a run that goes on", () => {
  const place = folderWith();
  let count = 0;

  /** What is told of changes of the files, as `part: message; found`, by the list that the folder of the run has. */
  async function told(change: (folder: string) => Promise<unknown>, verify = true): Promise<readonly string[]> {
    const folder = place(String((count += 1)));
    await writeFiles(folder, files);
    const dataset = await open(folder);
    const { kept } = await comparePictures(await listPictures(dataset), undefined, { dataset, verify });
    expect(kept, "of a new run they are kept").to.not.equal(undefined);
    await writeFile(join(folder, "..", picturesName), await encodePictures(kept as PictureList));
    await change(folder);
    const changed = await open(folder);
    const before = await readPictures(join(folder, "..", picturesName));
    const compared = await comparePictures(await listPictures(changed), before, { dataset: changed, verify });
    expect(compared.kept, "and stay").to.equal(undefined);
    return compared.differences.map(({ at, message, found }) => `${at}: ${message}; ${found}`);
  }

  const swap = async (folder: string, a: string, b: string): Promise<void> => {
    const [first, second] = [join(folder, a), join(folder, b)];
    const bytes = await readFile(first);
    await writeFile(first, await readFile(second));
    await writeFile(second, bytes);
  };
  const cases: Readonly<
    Record<string, readonly [change: (folder: string) => Promise<unknown>, found: readonly string[]]>
  > = {
    nothing: [() => Promise.resolve(), []],
    "a new one": [
      (folder) => writeFile(join(folder, "train/cat/4.png"), "new"),
      ["dataset.training: 1 picture is new since the run was begun; train/cat/4.png"],
    ],
    "one that is gone": [
      (folder) => unlink(join(folder, "train/cat/2.png")),
      ["dataset.training: 1 picture is no longer there; train/cat/2.png"],
    ],
    "another size": [
      (folder) => writeFile(join(folder, "val/dog/8.png"), "ggg"),
      ["dataset.validation: 1 picture is of another size than when the run was begun; val/dog/8.png (1 bytes, now 3)"],
    ],
    "another class": [
      (folder) => rename(join(folder, "train/cat/3.png"), join(folder, "train/dog/3.png")),
      [
        "dataset.training: 1 picture is of another class than when the run was begun; train/cat/3.png, now train/dog/3.png",
      ],
    ],
    "two that were exchanged, of one size, which their contents alone tell": [
      (folder) => swap(folder, "train/cat/1.png", "train/dog/5.png"),
      [
        "dataset.training: 2 pictures are with other contents than when the run was begun; train/cat/1.png, train/dog/5.png",
      ],
    ],
    "two that were exchanged, of different sizes": [
      (folder) => swap(folder, "train/cat/1.png", "train/dog/1.png"),
      [
        "dataset.training: 2 pictures are of another size than when the run was begun; train/cat/1.png (1 bytes, now 4), train/dog/1.png (4 bytes, now 1)",
      ],
    ],
    "many, of which some are named": [
      async (folder) => {
        for (const name of ["4", "5", "6", "7", "8"]) await writeFile(join(folder, `train/cat/${name}.png`), name);
      },
      [
        "dataset.training: 5 pictures are new since the run was begun; train/cat/4.png, train/cat/5.png, train/cat/6.png and 2 more",
      ],
    ],
    "several kinds in both parts": [
      async (folder) => {
        await rm(join(folder, "val/cat/9.png"));
        await writeFile(join(folder, "val/cat/7.png"), "77");
        await writeFile(join(folder, "train/cat/1.png"), "A");
      },
      [
        "dataset.training: 1 picture is with other contents than when the run was begun; train/cat/1.png",
        "dataset.validation: 1 picture is no longer there; val/cat/9.png",
        "dataset.validation: 1 picture is new since the run was begun; val/cat/7.png",
      ],
    ],
  };
  for (const [what, [change, found]] of Object.entries(cases))
    it(`are told one by one: ${what}`, async () => {
      expect(await told(change)).to.deep.equal(found);
    });

  it("are told by their contents without being asked, where that takes a moment", async () => {
    const found = await told((folder) => swap(folder, "train/cat/1.png", "train/dog/5.png"), false);
    expect(found).to.have.lengthOf(1);
  });

  it("are told apart by the names of classes, whatever their order, and by their part", async () => {
    const picture = (label: number, name: string): object => ({ label, name, size: 1 });
    const list = (
      classes: readonly string[],
      training: readonly object[],
      validation: readonly object[],
    ): PictureList =>
      // As they are made above.
      ({ classes, training, validation }) as PictureList;
    const dataset = { classes: [], train: none, validation: none, brokenPictures: "error" } as const;
    const before = list(["cat", "dog"], [picture(0, "a"), picture(1, "b")], [picture(0, "c")]);
    const compared = async (now: PictureList): Promise<readonly (string | undefined)[]> =>
      (await comparePictures(now, before, { dataset, verify: false })).differences.map(
        ({ message, found }) => `${message.replace(/ when.*/, "")}: ${found}`,
      );
    expect(await compared(list(["dog", "cat"], [picture(1, "a"), picture(0, "b")], [picture(1, "c")]))).to.deep.equal(
      [],
    );
    expect(await compared(list(["cat", "dog"], [picture(1, "a"), picture(1, "b")], [picture(0, "c")]))).to.deep.equal([
      "1 picture is of another class than: a (cat, now dog)",
    ]);
    expect(await compared(list(["cat", "dog"], [picture(0, "a"), picture(0, "c")], [picture(1, "b")]))).to.deep.equal([
      "1 picture is of the other part: c",
      "1 picture is no longer there: b",
      "1 picture is of the other part: b",
      "1 picture is no longer there: c",
    ]);
  });

  it("of large datasets are read where that is asked for, and kept for the next time", async () => {
    await mkdir(place("large"));
    await writeFile(place("large/1.png"), "one");
    const item = (): DatasetItem => ({ label: 0, source: { kind: "file", path: place("large/1.png") } });
    const split = { length: 1, item, identity: () => ({ label: 0, name: "1.png", size: 1e9 }) };
    const dataset = { classes: ["a"], train: split, validation: none, brokenPictures: "error" } as const;
    const list = await listPictures(dataset);
    const compare = (before: PictureList | undefined, verify: boolean): ReturnType<typeof comparePictures> =>
      comparePictures(list, before, { dataset, verify });
    const unread = (await compare(undefined, false)).kept;
    expect(unread?.training?.[0]?.contents).to.equal(undefined);
    const asked = await compare(unread, true);
    expect(asked.notes).to.have.lengthOf(1);
    // printf one | sha256sum
    expect(asked.kept?.training?.[0]?.contents).to.equal("7692c3ad3540bb803c020b3aee66cd88");
    await writeFile(place("large/1.png"), "two");
    expect((await compare(asked.kept, false)).differences).to.deep.equal([]);
    expect((await compare(asked.kept, true)).differences).to.have.lengthOf(1);
  });
});

const none = {
  length: 0,
  item(): never {
    throw new Error("there is no picture");
  },
};

describe("pictures that a dataset does not tell apart", () => {
  const place = folderWith({ "data/cat/1.png": "abc", "data/dog/2.png": "defgh", "all.tar": "0123456789" });

  const sources = (): Readonly<Record<string, readonly [PictureSource, name: string, size: number]>> => ({
    file: [{ kind: "file", path: place("data/cat/1.png") }, "cat/1.png", 3],
    slice: [{ kind: "slice", name: "x/2.png", path: place("all.tar"), offset: 2, length: 4 }, "x/2.png", 4],
    encoded: [{ kind: "encoded", name: "e", bytes: new Uint8Array(7) }, "e", 7],
    pixels: [
      { kind: "pixels", name: "p", pixels: { width: 1, height: 2, channels: 3, data: new Uint8Array(6) } },
      "p",
      6,
    ],
    values: [
      { kind: "values", name: "v", values: { width: 1, height: 1, channels: 2, data: new Float32Array(2) } },
      "v",
      8,
    ],
  });

  it("are told by where they come from, below the folder that has them all", async () => {
    const other: PictureSource = { kind: "file", path: place("data/dog/2.png") };
    for (const [kind, [source, name, size]] of Object.entries(sources())) {
      const items: readonly DatasetItem[] = [source, ...(kind === "file" ? [other] : [])].map((each) => ({
        label: 0,
        source: each,
      }));
      const train = { length: items.length, item: (index: number) => items[index] ?? none.item() };
      const dataset = { classes: ["a"], train, validation: none, brokenPictures: "error" } as const;
      const list = await listPictures(dataset);
      expect(list.training?.[0], kind).to.deep.include({ label: 0, name, size });
      const { kept } = await comparePictures(list, undefined, { dataset, verify: true });
      expect(kept?.training?.[0]?.contents, kind).to.match(/^[0-9a-f]{32}$/);
    }
  });

  it("are not made by the thousands for that, and one that cannot be made is told elsewhere", async () => {
    const [source] = sources()["pixels"] ?? [];
    const many = { length: 10_001, item: () => ({ label: 0, source: source as PictureSource }) };
    const dataset = {
      classes: ["a"],
      train: many,
      validation: { ...none, length: 1 },
      brokenPictures: "error",
    } as const;
    expect(await listPictures(dataset)).to.include({ training: undefined, validation: undefined });
  });

  it("are not known from a list that cannot be understood", async () => {
    const list = await encodePictures({
      classes: ["a"],
      training: [{ label: 0, name: "网\n1" }],
      validation: undefined,
    });
    await writeFile(place("whole"), list);
    await writeFile(place("cut"), list.subarray(0, -9));
    await writeFile(place("other"), "[]");
    expect((await readPictures(place("whole")))?.training).to.deep.equal([
      { label: 0, name: "网\n1", size: undefined, contents: undefined },
    ]);
    for (const name of ["cut", "other", "none"]) expect(await readPictures(place(name))).to.equal(undefined);
  });
});
