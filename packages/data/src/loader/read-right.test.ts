import { readFile } from "node:fs/promises";
import type { PictureSource } from "@netgraft/core";
import { expect } from "chai";
import sharp, { type Sharp } from "sharp";
import { networkOf } from "../network.test.support.js";
import { rejected } from "../rejection.test.support.js";
import { batches } from "./batches.js";
import { chosen } from "./chosen.test.support.js";

type Rgb = readonly [red: number, green: number, blue: number];

/** A picture of 8×4 pixels, its left half of one colour and its right half of another. */
function halves(left: Rgb, right: Rgb): Sharp {
  const pixels = Array.from({ length: 32 }, (_, place) => (place % 8 < 4 ? left : right)).flat();
  return sharp(Uint8Array.from(pixels), { raw: { width: 8, height: 4, channels: 3 } });
}

/** The levels of a picture as they come in a batch, (channel, height, width), for a network of some channels. */
async function levels(
  source: PictureSource,
  { channels, height, width }: Record<"channels" | "height" | "width", number>,
): Promise<number[]> {
  const plain = networkOf({ channels, height, width });
  const zeros = Array<number>(channels).fill(0);
  const network = { ...plain, preprocess: { ...plain.preprocess, mean: zeros, std: zeros.map(() => 1) } };
  const split = { length: 1, item: () => ({ source, label: 0 }) };
  for await (const { images } of batches(split, { workers: 0, network, augmentations: [], batch: 1 }))
    return [...images].map((value) => Math.round(value * 255));
  throw new Error("there is no batch");
}

function plane(level: (row: number, column: number) => number, height = 4, width = 8): number[] {
  return Array.from({ length: height * width }, (_, place) => level(Math.floor(place / width), place % width));
}

const [orange, blue]: readonly [Rgb, Rgb] = [
  [240, 120, 40],
  [20, 60, 200],
];
const sideways = (channel: 0 | 1 | 2): number[] => plane((_, column) => (column < 4 ? orange : blue)[channel]);
const rgb = [...sideways(0), ...sideways(1), ...sideways(2)];
const wide = { channels: 3, height: 4, width: 8 };

async function encoded(picture: Sharp): Promise<PictureSource> {
  return { kind: "encoded", name: "picture", bytes: await picture.toBuffer() };
}

describe("a picture in a batch", () => {
  it("has the levels of its pixels: PNG, WebP, pixels as they are", async () => {
    const picture = halves(orange, blue);
    expect(await levels(await encoded(picture.clone().png()), wide)).to.deep.equal(rgb);
    expect(await levels(await encoded(picture.clone().webp({ lossless: true })), wide)).to.deep.equal(rgb);
    const data = new Uint8Array(await picture.raw().toBuffer());
    expect(
      await levels({ kind: "pixels", name: "x", pixels: { width: 8, height: 4, channels: 3, data } }, wide),
    ).to.deep.equal(rgb);
  });

  it("is the same thrice where it is grey, and grey where the network takes that", async () => {
    const grey = await encoded(halves([200, 200, 200], [30, 30, 30]).greyscale().png());
    const level = plane((_, column) => (column < 4 ? 200 : 30));
    expect(await levels(grey, wide)).to.deep.equal([...level, ...level, ...level]);
    expect(await levels(grey, { ...wide, channels: 1 })).to.deep.equal(level);
    const data = Uint8Array.from(level);
    const pixels: PictureSource = { kind: "pixels", name: "x", pixels: { width: 8, height: 4, channels: 1, data } };
    expect(await levels(pixels, wide)).to.deep.equal([...level, ...level, ...level]);
    // ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.
    expect(await levels(await encoded(halves(orange, blue).png()), { ...wide, channels: 1 })).to.deep.equal(
      plane((_, column) => (column < 4 ? 147 : 64)),
    );
  });

  it("has the colours below its transparency", async () => {
    const alpha = Uint8Array.from({ length: 32 }, (_, place) => place * 8);
    const picture = halves(orange, blue).joinChannel(Buffer.from(alpha), { raw: { width: 8, height: 4, channels: 1 } });
    expect(await levels(await encoded(picture.png()), wide)).to.deep.equal(rgb);
    const palette = halves(orange, blue).png({ palette: true });
    expect(await levels(await encoded(palette), wide)).to.deep.equal(rgb);
  });

  it("has Pillow's colours where it is CMYK", async () => {
    // Made by scripts/goldens/formats.py, whose form this is.
    const goldens = JSON.parse(
      await readFile(new URL("../../goldens/formats.json", import.meta.url), "utf8"),
    ) as readonly Readonly<Record<"id" | "file" | "pixels", string>>[];
    const golden = goldens.find(({ id }) => id === "jpeg, CMYK of colours");
    const bytes = Buffer.from(golden?.file ?? "", "base64");
    expect(await sharp(bytes).metadata()).to.include({ space: "cmyk", channels: 4 });
    const expected = [...Buffer.from(golden?.pixels ?? "", "base64")];
    const found = await levels({ kind: "encoded", name: "cmyk.jpg", bytes }, { channels: 3, height: 9, width: 13 });
    expect(found).to.deep.equal([0, 1, 2].flatMap((channel) => expected.filter((_, place) => place % 3 === channel)));
  });

  it("stands upright where its EXIF says how it was held", async () => {
    const picture = halves(orange, blue);
    const byOrientation = {
      1: rgb,
      2: [0, 1, 2].flatMap((channel) => plane((_, column) => (column < 4 ? blue : orange)[channel] ?? NaN)),
      3: [0, 1, 2].flatMap((channel) => plane((_, column) => (column < 4 ? blue : orange)[channel] ?? NaN)),
      4: rgb,
      6: [0, 1, 2].flatMap((channel) => plane((row) => (row < 4 ? orange : blue)[channel] ?? NaN, 8, 4)),
      8: [0, 1, 2].flatMap((channel) => plane((row) => (row < 4 ? blue : orange)[channel] ?? NaN, 8, 4)),
    };
    for (const [orientation, expected] of Object.entries(byOrientation)) {
      const source = await encoded(
        picture
          .clone()
          .withMetadata({ orientation: Number(orientation) })
          .png(),
      );
      const size = Number(orientation) > 4 ? { channels: 3, height: 8, width: 4 } : wide;
      expect(await levels(source, size), `orientation ${orientation}`).to.deep.equal(expected);
    }
  });

  it("is named where its bytes are no picture", async () => {
    const source: PictureSource = { kind: "encoded", name: "archive.zip: 3.png", bytes: Uint8Array.of(1, 2, 3) };
    expect((await rejected("NG_PICTURE_FORMAT", levels(source, wide))).message).to.match(/^archive\.zip: 3\.png: /);
  });

  it("is normalised by the network's `preprocess`, or by `normalize` alone", async () => {
    const network = networkOf(wide);
    const source = await encoded(halves(orange, blue).png());
    const split = { length: 1, item: () => ({ source, label: 0 }) };
    const firstOf = async (...names: readonly (readonly [string, object])[]): Promise<number[]> => {
      const augmentations = names.map(([name, options]) => chosen(name, options));
      for await (const { images } of batches(split, { workers: 0, network, augmentations, batch: 1 }))
        return [...images];
      throw new Error("there is no batch");
    };
    const { fround } = Math;
    const expected = rgb.map((level, place) => {
      const channel = Math.floor(place / 32);
      const mean = fround([0.485, 0.456, 0.406][channel] ?? NaN);
      return fround(fround(fround(level / 255) - mean) / fround([0.229, 0.224, 0.225][channel] ?? NaN));
    });
    expect(await firstOf()).to.deep.equal(expected);
    expect(await firstOf(["horizontalFlip", { probability: 0 }])).to.deep.equal(expected);
    expect(await firstOf(["normalize", {}])).to.deep.equal(expected);
    const halved = await firstOf(["normalize", { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] }]);
    expect(halved).to.deep.equal(rgb.map((level) => fround(fround(fround(level / 255) - 0.5) / 0.5)));
  });
});
