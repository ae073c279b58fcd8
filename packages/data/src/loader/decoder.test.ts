import type { DatasetSplit } from "@netgraft/core";
import { expect } from "chai";
import { networkOf } from "../network.test.support.js";
import type { PictureDecoder } from "../picture/picture-decoder.js";
import { rejected } from "../rejection.test.support.js";
import { batches } from "./batches.js";
import { lengthDecoder } from "./decoder.test.support.js";

const network = networkOf({ channels: 3, height: 4, width: 4 });

/** Pictures of as many bytes as their place says. */
const split: DatasetSplit = {
  length: 6,
  item: (index) => ({ source: { kind: "encoded", name: `picture ${index}`, bytes: new Uint8Array(index) }, label: 0 }),
};

async function firstValues(
  workers: number,
  decoder: PictureDecoder | undefined,
): Promise<readonly (number | undefined)[]> {
  const found = [];
  for await (const { images, labels } of read(workers, decoder))
    for (const place of labels.keys()) found.push(images[place * 48]);
  return found;
}

function read(workers: number, decoder: PictureDecoder | undefined): ReturnType<typeof batches> {
  return batches(split, { workers, network, decoder, batch: 3, shuffle: false });
}

describe("a decoder of pictures", () => {
  it("is the one that is given, in this thread as in worker threads", async () => {
    const [mean = 0] = network.preprocess.mean;
    const [std = 1] = network.preprocess.std;
    const expected = [0, 1, 2, 3, 4, 5].map((bytes) => Math.fround((bytes / 255 - mean) / std));
    for (const workers of [0, 2]) {
      const values = await firstValues(workers, lengthDecoder);
      for (const [index, value] of values.entries()) expect(value).to.be.closeTo(expected[index] ?? NaN, 1e-6);
      expect(values).to.have.lengthOf(6);
    }
  });

  it("is refused where worker threads cannot import it", async () => {
    const lost: PictureDecoder = { ...lengthDecoder, module: "file:///nowhere/decoder.js" };
    const error = await rejected("NG_AUGMENTATION_FAILED", firstValues(1, lost));
    expect(String(error)).to.match(/the decoder of pictures cannot be imported in a worker thread/);
  });
});
