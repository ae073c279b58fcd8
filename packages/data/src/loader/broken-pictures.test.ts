import type { Problem } from "@netgraft/core";
import { expect } from "chai";
import { networkOf } from "../network.test.support.js";
import { numberedPictures } from "../numbered.test.support.js";
import { brokenPng } from "../pictures.test.support.js";
import { rejected } from "../rejection.test.support.js";
import { type BatchesOptions, type LoaderOptions, PictureLoader } from "./picture-loader.js";
import { startPictureWorkers } from "./start-workers.js";

const network = networkOf({ channels: 3, height: 4, width: 4 });
const [broken, png] = [await brokenPng(), await brokenPng()];

describe("pictures that cannot be read", () => {
  const some = numberedPictures(20, { 3: broken, 11: "no picture", 12: png.subarray(0, 40) });
  const none = numberedPictures(3, { 0: "", 1: broken, 2: "text" });

  /** The indices of each batch of two epochs, and what is told of broken pictures. */
  async function read(
    options: Partial<LoaderOptions> & BatchesOptions,
    pictures = some(),
  ): Promise<{ readonly epochs: readonly (readonly (readonly number[])[])[]; readonly told: readonly Problem[] }> {
    const told: Problem[] = [];
    const workers = startPictureWorkers(2);
    try {
      const onBroken = (problem: Problem): void => void told.push(problem);
      const loader = new PictureLoader(pictures.split, {
        workers,
        network,
        brokenPictures: "skip",
        onBroken,
        ...options,
      });
      const epochs: number[][][] = [];
      for (const epoch of [0, 1]) {
        const indices: number[][] = [];
        for await (const batch of loader.batches({ seed: 4, epoch, ...options })) indices.push([...batch.indices]);
        epochs.push(indices);
      }
      return { epochs, told };
    } finally {
      await workers.close();
    }
  }

  it("end the work, the first one named", async () => {
    const options = { batch: 4, shuffle: false, brokenPictures: "error" } as const;
    const { message } = await rejected("NG_PICTURE_FORMAT", read(options));
    expect(message).to.match(
      /3\.png: the picture cannot be decoded; expected a whole JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF or PPM file; found vipspng: libpng read error$/,
    );
  });

  it("do not change where an epoch goes on", async () => {
    const ends: number[] = [];
    const workers = startPictureWorkers(0);
    const loader = new PictureLoader(some().split, { workers, network, brokenPictures: "skip" });
    const whole: number[][] = [];
    for await (const { indices, end } of loader.batches({ batch: 5, seed: 4 })) {
      whole.push([...indices]);
      ends.push(end);
    }
    expect(ends.at(-1), "others come again").to.be.greaterThan(20);
    for (const [index, end] of ends.entries()) {
      const rest: number[][] = [];
      for await (const batch of loader.batches({ batch: 5, seed: 4, after: { batches: index + 1, end } }))
        rest.push([...batch.indices]);
      expect(rest).to.deep.equal(whole.slice(index + 1));
    }
  });

  it("are named once and left out, by option", async () => {
    const { epochs, told } = await read({ batch: 4, dropLast: false, shuffle: false });
    const good = [...Array(20).keys()].filter((index) => ![3, 11, 12].includes(index));
    for (const epoch of epochs) {
      expect(epoch.flat()).to.deep.equal(good);
      expect(epoch.map(({ length }) => length)).to.deep.equal([4, 4, 4, 4, 1]);
    }
    const path = some().path;
    expect(told.map(({ at }) => at)).to.deep.equal([3, 11, 12].map(path));
    expect(told.map(({ found }) => found)).to.satisfy((words: (string | undefined)[]) => words.every((word) => word));
  });

  it("are replaced by others in training, so that every epoch has as many full batches", async () => {
    const { epochs } = await read({ batch: 5 });
    for (const epoch of epochs) {
      expect(epoch.map(({ length }) => length)).to.deep.equal([5, 5, 5, 5]);
      const shown = epoch.flat();
      expect(new Set(shown).size, "all that can be read").to.equal(17);
      expect(shown.slice(17), "the first of the epoch again").to.deep.equal(shown.slice(0, 3));
      for (const index of [3, 11, 12]) expect(shown).to.not.include(index);
    }
    const { epochs: small } = await read({ batch: 17 });
    expect(small.map(([only]) => new Set(only).size)).to.deep.equal([17, 17]);
  });

  it("end the work where there are no others, whatever the option", async () => {
    for (const options of [{ batch: 2 }, { batch: 2, dropLast: false, shuffle: false }])
      expect((await rejected("NG_PICTURE_FORMAT", read(options, none()))).message).to.match(/\d\.png: the picture/);
  });

  it("are told as such where a file is gone", async () => {
    const pictures = some();
    const split = {
      length: 20,
      item: () => ({ source: { kind: "file", path: "gone/1.png" } as const, label: 0 }),
    };
    expect(
      (await rejected("NG_READ_FAILED", read({ batch: 4, brokenPictures: "error" }, { ...pictures, split }))).message,
    ).to.equal("gone/1.png: the picture cannot be read; found no such file or directory");
  });
});
