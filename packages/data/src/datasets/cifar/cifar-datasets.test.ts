import type { DatasetSplit, OpenedDataset, PictureIdentity, Pixels } from "@netgraft/core";
import { expect } from "chai";
import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import { cifarDatasets } from "./cifar-datasets.js";

const [ten, hundred] = cifarDatasets;

/**
 * A picture as the page of CIFAR says: "the first 1024 bytes are the red channel values, the next 1024 the green, and the final 1024 the
 * blue. The values are stored in row-major order". Red is 8 × the column, green 8 × the row, and blue is given.
 */
function planes(blue: number): readonly number[] {
  const places = Array.from({ length: 1024 }, (_, place) => place);
  return [
    ...places.map((place) => 8 * (place % 32)),
    ...places.map((place) => 8 * Math.floor(place / 32)),
    ...places.map(() => blue),
  ];
}

const batch = (...pictures: readonly (readonly [label: number, blue: number])[]): Uint8Array =>
  Uint8Array.from(pictures.flatMap(([label, blue]) => [label, ...planes(blue)]));
const fineBatch = (...pictures: readonly (readonly [coarse: number, fine: number, blue: number])[]): Uint8Array =>
  Uint8Array.from(pictures.flatMap(([coarse, fine, blue]) => [coarse, fine, ...planes(blue)]));

const digits = Array.from({ length: 10 }, (_, label) => label);
/** As published, with an empty line at the end. */
const names = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";
const tenFiles: Readonly<Record<string, string | Uint8Array>> = {
  ...Object.fromEntries(
    // Two pictures of each class in each batch, so that there are ten; of the second, classes in another order.
    [1, 2, 3, 4, 5].map((number) => [
      `data_batch_${number}.bin`,
      batch(
        ...digits.map((label) => [label, 10 * number + label] as const),
        ...digits.toReversed().map((label) => [label, 100 + 10 * number + label] as const),
      ),
    ]),
  ),
  "test_batch.bin": batch([3, 200], [9, 201]),
  "batches.meta.txt": names,
};

/** The pixel at a column and a row. */
function pixelAt({ data, width }: Pixels, column: number, row: number): readonly number[] {
  return [...data.subarray(3 * (row * width + column), 3 * (row * width + column) + 3)];
}

async function picture(
  split: DatasetSplit,
  index: number,
): Promise<{ readonly pixels: Pixels; readonly label: number }> {
  const { source, label } = await split.item(index);
  if (source.kind !== "pixels") throw new Error("the picture is in memory");
  return { pixels: source.pixels, label };
}

async function identities(split: DatasetSplit): Promise<readonly PictureIdentity[]> {
  return Promise.all(
    Array.from({ length: split.length }, async (_, index) => {
      if (split.identity === undefined) throw new Error("pictures are told apart");
      return split.identity(index);
    }),
  );
}

describe("CIFAR's files", () => {
  const folder = folderWith({});
  let made = 0;

  /** A folder with files; one that is undefined is left out. */
  async function folderOf(files: Readonly<Record<string, string | Uint8Array | undefined>>): Promise<string> {
    made += 1;
    const name = `set ${made}`;
    const written = Object.entries(files).flatMap(([file, content]) =>
      content === undefined ? [] : [[file, content] as const],
    );
    await writeFiles(folder(name), Object.fromEntries(written));
    return name;
  }

  async function open10(
    files: Readonly<Record<string, string | Uint8Array | undefined>>,
    options: object = {},
    purpose?: "evaluation",
  ): Promise<OpenedDataset> {
    const path = await folderOf(files);
    return ten.open(ten.options.parse({ path, ...options }), { folder: folder(), ...(purpose && { purpose }) });
  }

  it("give pictures with their channels side by side, their labels and names", async () => {
    const { classes, train, validation, notes } = await open10(tenFiles, { holdOut: 0 });
    expect(notes?.map(({ message }) => message)).to.deep.equal([
      "there are 100 pictures to train with, not the 50000 that were published",
    ]);
    expect(classes).to.deep.equal([
      "airplane",
      "automobile",
      "bird",
      "cat",
      "deer",
      "dog",
      "frog",
      "horse",
      "ship",
      "truck",
    ]);
    expect([train.length, validation.length]).to.deep.equal([100, 0]);
    // The fourth of the second batch is a cat, whose blue is 10 · 2 + 3.
    const { pixels, label } = await picture(train, 23);
    expect([pixels.width, pixels.height, pixels.channels, label]).to.deep.equal([32, 32, 3, 3]);
    expect([pixelAt(pixels, 0, 0), pixelAt(pixels, 5, 0), pixelAt(pixels, 31, 7)]).to.deep.equal([
      [0, 0, 23],
      [40, 0, 23],
      [248, 56, 23],
    ]);
  });

  it("are held out in part, of each class as much, and by the seed", async () => {
    const { train, validation } = await open10(tenFiles);
    expect([train.length, validation.length]).to.deep.equal([90, 10]);
    const held = await identities(validation);
    expect(held.map(({ label }) => label).toSorted((a, b) => a - b)).to.deep.equal(digits);
    const all = [...held, ...(await identities(train))].map(({ name }) => name);
    expect(new Set(all).size).to.equal(100);
    expect(await identities((await open10(tenFiles)).validation)).to.deep.equal(held);
    expect(await identities((await open10(tenFiles, { holdOutSeed: 1 })).validation)).not.to.deep.equal(held);
  });

  it("have test pictures for evaluation alone, and are not read for training", async () => {
    expect(await open10(tenFiles)).not.to.have.property("test");
    await open10({ ...tenFiles, "test_batch.bin": "not looked at" });
    const { test } = await open10(tenFiles, {}, "evaluation");
    if (test === undefined) throw new Error("there are test pictures");
    expect(test.length).to.equal(2);
    const { pixels, label } = await picture(test, 1);
    expect([label, pixelAt(pixels, 1, 2)]).to.deep.equal([9, [8, 16, 201]]);
  });

  it("know pictures by their contents", async () => {
    const one = await identities((await open10(tenFiles, { holdOut: 0 })).train);
    const changed = batch(
      ...digits.map((label) => [label, label === 4 ? 77 : 50 + label] as const),
      ...digits.map((label) => [label, 150 + label] as const),
    );
    const other = await identities((await open10({ ...tenFiles, "data_batch_5.bin": changed }, { holdOut: 0 })).train);
    // One picture is another, and the second ten are in another order.
    const differing = one.flatMap(({ name }, index) => (name === other[index]?.name ? [] : [index]));
    expect(differing).to.deep.equal([84, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
  });

  it("of CIFAR-100 have fine labels behind coarse ones", async () => {
    const fine = Array.from({ length: 100 }, (_, label) => `fine ${label}`);
    const coarse = Array.from({ length: 20 }, (_, label) => `coarse ${label}`);
    const path = await folderOf({
      "train.bin": fineBatch(...fine.map((_, label) => [label % 20, label, label] as const)),
      "test.bin": fineBatch([7, 42, 250]),
      "fine_label_names.txt": fine.join("\n"),
      "coarse_label_names.txt": `${coarse.join("\r\n")}\r\n`,
    });
    for (const [labels, classes, expected] of [
      ["fine", fine, [67, 42]],
      ["coarse", coarse, [7, 7]],
    ] as const) {
      const options = hundred.options.parse({ path, labels, holdOut: 0 });
      const opened = await hundred.open(options, { folder: folder(), purpose: "evaluation" });
      expect(opened.classes).to.deep.equal(classes);
      if (opened.test === undefined) throw new Error("there are test pictures");
      const [trained, tested] = [await picture(opened.train, 67), await picture(opened.test, 0)];
      expect([trained.label, tested.label]).to.deep.equal(expected);
      expect([pixelAt(trained.pixels, 3, 1), pixelAt(tested.pixels, 3, 1)]).to.deep.equal([
        [24, 8, 67],
        [24, 8, 250],
      ]);
    }
  });

  const cut = tenFiles["data_batch_2.bin"]?.slice(0, -1);
  const refused: readonly (readonly [
    what: string,
    files: Readonly<Record<string, string | Uint8Array | undefined>>,
    lines: readonly string[],
  ])[] = [
    [
      "files that are missing",
      { ...tenFiles, "data_batch_3.bin": undefined, "batches.meta.txt": undefined },
      [
        "data: files are missing: data_batch_3.bin, batches.meta.txt; expected the files of the binary archive, which has them in `cifar-10-batches-bin`",
      ],
    ],
    [
      "the folder above",
      { "cifar-10-batches-bin/batches.meta.txt": names },
      [
        "data: files are missing: data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin, batches.meta.txt; expected the " +
          'files of the binary archive, which has them in `cifar-10-batches-bin`. Did you mean "data/cifar-10-batches-bin"?',
      ],
    ],
    [
      "the files for Python",
      {
        ...Object.fromEntries(digits.slice(1, 6).map((number) => [`data_batch_${number}`, "pickled"])),
        "batches.meta.txt": names,
      },
      [
        "data: files are missing: data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin; expected the " +
          "files of the binary archive, which has them in `cifar-10-batches-bin`; found data_batch_1, of the archive for Python",
      ],
    ],
    [
      "files that are cut off, empty or have labels that are none, all of them",
      {
        ...tenFiles,
        "data_batch_2.bin": cut,
        "data_batch_4.bin": "",
        "data_batch_5.bin": batch([1, 0], [10, 0], [255, 0]),
      },
      [
        "data/data_batch_2.bin: the file is not one of whole pictures; expected a multiple of 3073 bytes; found 61459 bytes",
        "data/data_batch_4.bin: the file is not one of whole pictures; expected a multiple of 3073 bytes; found 0 bytes",
        "data/data_batch_5.bin: the picture data_batch_5.bin/1 has a label that is none, and 1 more; expected 0 to 9; found 10",
      ],
    ],
    [
      "names that are too few",
      { ...tenFiles, "batches.meta.txt": "cat\ndog\n" },
      ["data/batches.meta.txt: there are not as many names as classes; expected 10 names, one per line; found 2"],
    ],
    [
      "a name that stands twice",
      { ...tenFiles, "batches.meta.txt": names.replace("dog", "cat") },
      ['data/batches.meta.txt: a class stands twice; expected 10 names, one per line; found "cat"'],
    ],
    [
      "classes without pictures",
      Object.fromEntries(
        Object.entries(tenFiles).map(([file, bytes]) => [
          file,
          file.startsWith("data") ? batch([0, 1], [5, 1]) : bytes,
        ]),
      ),
      [
        "data: classes have no pictures to train with; expected pictures of each class; found none of automobile, bird, cat, deer, frog, horse, ship, truck",
      ],
    ],
  ];
  for (const [what, files, lines] of refused)
    it(`are refused: ${what}`, async () => {
      const path = await folderOf(files);
      const error = await rejection(ten.open(ten.options.parse({ path }), { folder: folder() }));
      expect(error).to.include({ code: "NG_DATASET_LAYOUT" });
      expect(error)
        .to.have.property("message")
        .that.equals(
          lines
            .join("\n")
            .replaceAll("data:", `${folder(path)}:`)
            .replaceAll("data/", `${folder(path)}/`),
        );
    });

  it("are refused where there is no such folder, and where a file is another thing", async () => {
    const open = async (path: string): Promise<unknown> =>
      rejection(ten.open(ten.options.parse({ path }), { folder: folder() }));
    expect(await open("nowhere")).to.include({ code: "NG_READ_FAILED" });
    expect(
      await open(await folderOf({ ...tenFiles, "data_batch_1.bin": undefined, "data_batch_1.bin/x": "" })),
    ).to.include({ code: "NG_READ_FAILED" });
  });
});
