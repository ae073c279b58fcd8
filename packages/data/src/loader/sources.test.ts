import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatasetSplit, PictureConfig, PictureSource, PictureValues } from "@netgraft/core";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { networkOf } from "../network.test.support.js";
import { brokenPng, png } from "../pictures.test.support.js";
import { problemsOf } from "../rejection.test.support.js";
import type { Batch } from "./batch.js";
import { batches, type ReadOptions } from "./batches.js";
import { chosen } from "./chosen.test.support.js";

const network = networkOf({ channels: 3, height: 4, width: 4 });

function splitOf(sources: readonly PictureSource[], form?: DatasetSplit["form"]): DatasetSplit {
  return {
    length: sources.length,
    form,
    item: (index) => ({ source: sources[index] ?? expect.fail(`no picture ${index}`), label: index % 2 }),
  };
}

/** All pictures in one batch. */
async function read(split: DatasetSplit, options: Partial<ReadOptions> & { network?: PictureConfig }): Promise<Batch> {
  const given = { workers: 0, network, batch: split.length, shuffle: false, dropLast: false, ...options };
  for await (const batch of batches(split, given)) return batch;
  return expect.fail("there is no batch");
}

describe("a part of a file as a picture", () => {
  const folder = folderWith();
  let slices: readonly PictureSource[] = [];
  let files: readonly PictureSource[] = [];
  const archive = (): string => join(folder(), "shard.tar");
  before(async () => {
    const pictures = await Promise.all([png(1, 2, 3), png(40, 50, 60), png(200, 100, 0)]);
    const paths = pictures.map((_, index) => join(folder(), `${index}.png`));
    await Promise.all(pictures.map((bytes, index) => writeFile(paths[index] ?? "", bytes)));
    files = paths.map((path) => ({ kind: "file", path }));
    // Something before, between and after them.
    const parts = pictures.flatMap((bytes) => [Buffer.alloc(512, 7), bytes]);
    await writeFile(archive(), Buffer.concat([...parts, Buffer.alloc(512)]));
    let offset = 0;
    slices = pictures.map(({ length }, index) => {
      offset += 512;
      const slice = { kind: "slice", name: `shard.tar/${index}.png`, path: archive(), offset, length } as const;
      offset += length;
      return slice;
    });
  });

  it("is what the file by itself is, read by threads or not, kept or not", async () => {
    const augmentations = [chosen("padAndCrop", { padding: 2 }), chosen("colorJitter", { brightness: 0.5 })];
    const expected = await read(splitOf(files), { augmentations });
    for (const workers of [0, 1, 2])
      for (const cacheBytes of [0, 2 ** 20])
        expect(await read(splitOf(slices), { augmentations, workers, cacheBytes })).to.deep.equal(expected);
  });

  it("is broken where its bytes are no picture, the archive is shorter, or is not there", async () => {
    const { length } = await readFile(archive());
    const [first] = slices;
    if (first?.kind !== "slice") throw new Error("there is a slice");
    const broken = await brokenPng();
    await writeFile(join(folder(), "broken"), broken);
    const cases = [
      [{ ...first, offset: 0 }, "NG_PICTURE_FORMAT", /whole JPEG/],
      [
        { ...first, path: join(folder(), "broken"), offset: 0, length: broken.length },
        "NG_PICTURE_FORMAT",
        /whole JPEG/,
      ],
      [{ ...first, offset: length - 10 }, "NG_READ_FAILED", /bytes from byte \d+ on/],
      [{ ...first, path: join(folder(), "none.tar") }, "NG_READ_FAILED", /bytes from byte 512 on/],
    ] as const;
    for (const [source, code, expected] of cases)
      for (const workers of [0, 1]) {
        const [problem] = await problemsOf(code, read(splitOf([source]), { workers }));
        expect(problem?.at).to.equal("shard.tar/0.png");
        expect(problem?.expected).to.match(expected);
      }
    const told: (string | undefined)[] = [];
    const batch = await read(splitOf([cases[2][0], ...slices]), {
      brokenPictures: "skip",
      workers: 2,
      onBroken: ({ found }) => told.push(found),
    });
    expect(batch.indices).to.deep.equal(Int32Array.of(1, 2, 3));
    expect(told).to.deep.equal(["the end of the file after 10 of them"]);
  });
});

describe("values in the place of pictures", () => {
  const four: PictureConfig = {
    input: { channels: 4, height: 3, width: 2 },
    preprocess: { ...network.preprocess, mean: [0, 0.5, 1, -2], std: [1, 2, 4, 0.3] },
  };
  const valuesOf = (first: number, { width = 2, height = 3, channels = 4 } = {}): PictureValues => ({
    width,
    height,
    channels,
    data: Float32Array.from({ length: width * height * channels }, (_, k) => Math.fround((first + k) / 7)),
  });
  const split = (...all: readonly PictureValues[]): DatasetSplit =>
    splitOf(
      all.map((values, index) => ({ kind: "values", name: `array ${index}`, values })),
      "values",
    );

  it("of any number of channels are normalised, in training and outside of it, by threads or not", async () => {
    const { fround } = Math;
    const { mean, std } = four.preprocess;
    const expected = [0, 30].flatMap((first) =>
      [...valuesOf(first).data].map((value, k) => {
        const channel = Math.floor(k / 6);
        return fround(fround(value - fround(mean[channel] ?? NaN)) / fround(std[channel] ?? NaN));
      }),
    );
    for (const workers of [0, 1, 2])
      for (const augmentations of [undefined, [], [chosen("normalize")]]) {
        const batch = await read(split(valuesOf(0), valuesOf(30)), { network: four, workers, augmentations });
        expect(batch.shape).to.deep.equal([2, 4, 3, 2]);
        expect([...batch.images]).to.deep.equal(expected);
      }
  });

  it("are what pixels are whose levels they have", async () => {
    const data = Uint8Array.from({ length: 48 }, (_, k) => (k * 37) % 256);
    const pixels = { width: 4, height: 4, channels: 3, data };
    const plane = Float32Array.from({ length: 48 }, (_, k) => (data[(k % 16) * 3 + Math.floor(k / 16)] ?? NaN) / 255);
    const values = { width: 4, height: 4, channels: 3, data: plane };
    const [shown, given] = [
      await read(splitOf([{ kind: "pixels", name: "picture", pixels }]), {}),
      await read(splitOf([{ kind: "values", name: "array", values }]), {}),
    ];
    expect(given.images).to.deep.equal(shown.images);
  });

  it("can be mixed", async () => {
    const augmentations = [chosen("mixup")];
    const options = { network: four, augmentations, classes: 2 };
    const mixed = await read(split(valuesOf(0), valuesOf(30)), options);
    const plain = await read(split(valuesOf(0), valuesOf(30)), { network: four });
    const share = mixed.targets?.[0] ?? NaN;
    expect(share).to.be.within(0.01, 0.99);
    const [a = NaN, b = NaN] = [plain.images[5], plain.images[29]];
    expect(mixed.images[5]).to.be.closeTo(share * a + (1 - share) * b, 1e-5);
  });

  it("are refused in another size, with too few numbers, and where pixels are to be changed", async () => {
    const other = { ...valuesOf(0), data: new Float32Array(23) };
    const cases = [
      [valuesOf(0, { width: 3 }), undefined, "NG_INPUT_MISFIT", "4×3×3"],
      [other, undefined, "NG_INPUT_MISFIT", "23"],
      [other, [], "NG_INPUT_MISFIT", "23"],
      [valuesOf(0, { channels: 3 }), [], "NG_AUGMENTATION_MISFIT", "3×3×2"],
    ] as const;
    for (const workers of [0, 1]) {
      for (const [values, augmentations, code, found] of cases) {
        const [problem] = await problemsOf(code, read(split(values), { network: four, workers, augmentations }));
        expect(problem).to.include({ at: "array 0", found });
      }
      const flipped = read(split(valuesOf(0)), { network: four, workers, augmentations: [chosen("horizontalFlip")] });
      const [problem] = await problemsOf("NG_AUGMENTATION_MISFIT", flipped);
      expect(problem?.at).to.equal("array 0: augmentations[0]");
      expect(problem?.message).to.include("changes pixels of 8 bits");
    }
  });

  it("need a split that says so where a network takes no pictures, whose pictures are refused then", async () => {
    const source = { kind: "values", name: "array", values: valuesOf(0) } as const;
    await problemsOf("NG_INPUT_MISFIT", read(splitOf([source]), { network: four }));
    const picture = { kind: "encoded", name: "a.png", bytes: await png(1) } as const;
    const [problem] = await problemsOf("NG_INPUT_MISFIT", read(splitOf([picture], "values"), { network: four }));
    expect(problem?.message).to.equal("this network takes no pictures");
  });
});
