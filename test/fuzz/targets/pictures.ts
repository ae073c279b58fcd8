import { sharpDecoder } from "@netgraft/data";
import sharp, { type Sharp } from "sharp";
import { mutateBytes } from "../mutate/bytes.js";
import { type Target, textSeeds, Wrong } from "./target.js";

/** What a picture may have here, so that none that is right takes long. */
const mostPixels = 1_000_000;
const [width, height] = [24, 20];
const noise = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * 2_654_435_761) >>> 24));
const picture = (): Sharp => sharp(noise, { raw: { width, height, channels: 3 } });

/** Pictures of a format, in each of its ways that matters. */
const made: Readonly<Record<string, () => readonly Promise<Uint8Array>[]>> = {
  jpeg: () => [
    ...[picture().jpeg(), picture().jpeg({ progressive: true, quality: 40 }), picture().greyscale().jpeg()].map(
      encoded,
    ),
    ...[picture().withMetadata({ orientation: 6 }).jpeg(), picture().toColourspace("cmyk").jpeg()].map(encoded),
  ],
  png: () => [
    ...[picture().png(), picture().png({ palette: true }), picture().png({ progressive: true })].map(encoded),
    ...[
      picture().ensureAlpha(0.5).png(),
      picture().toColourspace("rgb16").png(),
      picture().toColourspace("b-w").png(),
    ].map(encoded),
  ],
  webp: () => [picture().webp(), picture().webp({ lossless: true }), picture().ensureAlpha(0.5).webp()].map(encoded),
  gif: () => [picture().gif(), picture().gif({ colours: 4 }), picture().ensureAlpha(0.2).gif()].map(encoded),
  tiff: () => [
    ...[picture().tiff({ compression: "none" }), picture().tiff({ compression: "lzw" })].map(encoded),
    ...[picture().tiff({ tile: true, tileWidth: 16, tileHeight: 16 }), picture().tiff({ compression: "jpeg" })].map(
      encoded,
    ),
  ],
  avif: () => [picture().avif({ effort: 0 }), picture().avif({ lossless: true, effort: 0 })].map(encoded),
  bmp: () => [bmp(24), bmp(32), bmp(8)].map(ready),
  ppm: () =>
    textSeeds(
      "P1\n# note\n3 2\n1 0 1\n0 1 0\n",
      "P2 2 2 255 0 128 255 7",
      "P3\n1 1\n15\n1 2 3\n",
      `P5 4 2 255\n${"x".repeat(8)}`,
      `P6\n2 2\n255\n${"rgb".repeat(4)}`,
      `P6 1 1 65535\n${"ab".repeat(3)}`,
      "P4 9 2\nabcd",
    ).map(ready),
};

function ready(bytes: Uint8Array): Promise<Uint8Array> {
  return Promise.resolve(bytes);
}

function encoded(of: Sharp): Promise<Uint8Array> {
  return of.toBuffer();
}

/** A bitmap of 5 × 3 pixels, of 8 bits with a table of colours. */
function bmp(bits: number): Uint8Array {
  const colours = bits === 8 ? 4 * 256 : 0;
  const row = Math.ceil((5 * bits) / 32) * 4;
  const bytes = Buffer.alloc(54 + colours + 3 * row, 0x5a);
  bytes.write("BM", "latin1");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(0, 6);
  for (const [at, value] of [
    [10, 54 + colours],
    [14, 40],
    [18, 5],
    [22, 3],
    [30, 0],
    [34, 3 * row],
    [46, 0],
    [50, 0],
  ] as const)
    bytes.writeUInt32LE(value, at);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(bits, 28);
  return bytes;
}

/** The pixels of a picture. */
export async function pictures(format: string): Promise<Target> {
  const seeds = await Promise.all(made[format]?.() ?? []);
  for (const seed of seeds) await sharpDecoder.decode(`seed.${format}`, seed);
  return {
    summary: `the pixels of ${format.toUpperCase()}`,
    seeds,
    mutators: [mutateBytes],
    memory: 64,
    async read(input) {
      process.env["NETGRAFT_LIMITS"] = `picture-pixels=${mostPixels}`;
      const read = await sharpDecoder.decode(`x.${format}`, input);
      const expected = read.width * read.height * read.channels;
      if (read.width * read.height > mostPixels) throw new Wrong(`has ${read.width} × ${read.height} pixels`);
      if (read.data.length !== expected || ![1, 3].includes(read.channels) || expected === 0)
        throw new Wrong(`has ${read.data.length} values for ${read.width} × ${read.height} × ${read.channels}`);
    },
  };
}
