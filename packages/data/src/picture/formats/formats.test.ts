import { readFile } from "node:fs/promises";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { decodeBytes } from "../decode-picture.js";

interface Golden {
  readonly id: string;
  /** In base64, as the pixels, which are RGB. */
  readonly file: string;
  readonly size: readonly [height: number, width: number];
  readonly pixels: string;
  /** The largest difference; 0 where there is none. */
  readonly tolerance?: number;
}

// Made by scripts/goldens/formats.py with Pillow, whose form this is.
const goldens = JSON.parse(
  await readFile(new URL("../../../goldens/formats.json", import.meta.url), "utf8"),
) as readonly Golden[];

function fileOf(id: string): Buffer {
  const golden = goldens.find((candidate) => candidate.id === id);
  if (golden === undefined) throw new Error(`there is no golden "${id}"`);
  return Buffer.from(golden.file, "base64");
}

async function refused(bytes: Uint8Array): Promise<string> {
  const error = await rejection(decodeBytes("x.bin", bytes));
  expect(error).to.have.property("code", "NG_PICTURE_FORMAT");
  return String(error);
}

describe("the formats of pictures", () => {
  for (const { id, file, size, pixels, tolerance = 0 } of goldens) {
    it(`have the pixels that Pillow gives: ${id}`, async () => {
      const { height, width, channels, data } = await decodeBytes(id, Buffer.from(file, "base64"));
      expect([height, width, channels]).to.deep.equal([...size, 3]);
      const expected = Buffer.from(pixels, "base64");
      expect(data.length).to.equal(expected.length);
      const largest = data.reduce((most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? NaN))), 0);
      expect(largest).to.be.at.most(tolerance);
    });
  }

  // Pillow cuts a grey picture of 16 bits at 255 instead of scaling it; one of three equal channels it scales.
  it("scale a PGM of 16 bits as a PPM", async () => {
    const ppm = fileOf("ppm, 16 bits");
    const { data } = await decodeBytes("x.ppm", ppm);
    const start = ppm.length - data.length * 2;
    const grey = Buffer.alloc((data.length / 3) * 2);
    for (let pixel = 0; pixel < data.length / 3; pixel += 1)
      ppm.copy(grey, pixel * 2, start + pixel * 6, start + pixel * 6 + 2);
    const pgm = Buffer.concat([Buffer.from("P5 13 9 65535\n"), grey]);
    const expected = [...data].map((_, place) => data[place - (place % 3)]);
    expect([...(await decodeBytes("x.pgm", pgm)).data]).to.deep.equal(expected);
  });

  // Pillow loses its place there.
  it("read literals of odd length in a BMP of RLE4", async () => {
    const whole = fileOf("bmp, RLE4");
    const head = Buffer.from(whole.subarray(0, whole.readUInt32LE(10)));
    head.writeInt32LE(3, 18);
    head.writeInt32LE(1, 22);
    const runs = Buffer.from([0, 3, 0x12, 0x30, 0, 0, 0, 1]);
    const palette = whole.subarray(54);
    const expected = [1, 2, 3].flatMap((index) => [2, 1, 0].map((color) => palette[index * 4 + color]));
    expect([...(await decodeBytes("x.bmp", Buffer.concat([head, runs]))).data]).to.deep.equal(expected);
  });

  const own = goldens.filter(({ id }) => /^(?:bmp|p[bgp]m)/.test(id));
  for (const { id, file } of own) {
    it(`are refused where the file is cut off: ${id}`, async () => {
      const bytes = Buffer.from(file, "base64");
      // Of runs, the mark of the end may be missing.
      const ends = id.includes("RLE") ? [1, 20, 60, bytes.length - 9] : [1, 9, 20, bytes.length / 2, bytes.length - 12];
      for (const end of ends) expect(await refused(bytes.subarray(0, end))).to.include("x.bin");
    });
  }

  for (const [what, bytes] of [
    ["a BMP", (): Buffer => withSize(fileOf("bmp, 24 bits"), 20_000, 20_000)],
    ["a BMP of no width", (): Buffer => withSize(fileOf("bmp, 24 bits"), 0, 9)],
    ["a BMP of negative width", (): Buffer => withSize(fileOf("bmp, 24 bits"), -13, 9)],
    ["a BMP of runs", (): Buffer => withSize(fileOf("bmp, RLE8"), 20_000, 20_000)],
    ["a PPM", (): Buffer => Buffer.from("P6 20000 20000 255\n")],
    ["a PPM of absurd numbers", (): Buffer => Buffer.from(`P6 ${"9".repeat(400)} 1 255\n`)],
    ["a PBM", (): Buffer => Buffer.from("P4 99999999 9999999\n")],
  ] as const)
    it(`are refused by the size that they declare, before memory is taken: ${what}`, async () => {
      const before = process.memoryUsage().arrayBuffers;
      expect(await refused(bytes())).to.match(/more pixels than are decoded|0×9 pixels|-13×9 pixels/);
      expect(process.memoryUsage().arrayBuffers - before).to.be.below(1e8);
    });

  it("take no memory for a size that the file is too short for", async () => {
    const bytes = withSize(fileOf("bmp, 24 bits"), 8000, 8000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refused(bytes)).to.match(/the file ends after \d+ bytes, of 1920000\d\d or more/);
    expect(process.memoryUsage().arrayBuffers - before).to.be.below(2 ** 20);
  });

  for (const [what, bytes, words] of [
    ["a BMP of 2 bits", patched("bmp, 4 bits", 28, 2), /2 bits/],
    ["a BMP that holds a PNG", patched("bmp, 24 bits", 30, 5), /compression 5/],
    ["a BMP with another header", patched("bmp, 24 bits", 14, 41), /header of 41 bytes/],
    ["a PPM with 0 levels", Buffer.from("P6 1 1 0\nabc"), /levels up to 0/],
    ["a PPM with too many", Buffer.from("P6 1 1 65536\nabcdef"), /levels up to 65536/],
    ["a plain PPM with a word", Buffer.from("P3 1 1 255 1 2 x"), /no number at byte 15/],
    ["a JPEG 2000", Buffer.from("0000000c6a5020200d0a870a", "hex"), /unsupported/],
  ] as const)
    it(`are refused by name: ${what}`, async () => {
      expect(await refused(bytes)).to.match(words);
    });
});

function withSize(bmp: Buffer, width: number, height: number): Buffer {
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  return bmp;
}

function patched(id: string, at: number, byte: number): Buffer {
  const bytes = fileOf(id);
  bytes[at] = byte;
  return bytes;
}
