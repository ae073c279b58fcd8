import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { defaultServices, type PictureConfig, type Pixels } from "@netgraft/core";
import { fileReader } from "@netgraft/files";
import { readPicture } from "./decode-picture.js";
import { sharpDecoder } from "./picture-decoder.js";
import { croppedPixels } from "./evaluation-crop.js";
import { whenRoom } from "./pixels-under-way.js";
import { readPictureInput } from "./picture-input.js";
import { toGrey } from "./channels.js";

/** A file as the default services read and decode it. */
async function decodeFile(path: string): Promise<Pixels> {
  return sharpDecoder.decode(path, await readPicture(path, defaultServices.get(fileReader)));
}

interface Case {
  readonly id: string;
  readonly file: string;
  readonly preprocess: Partial<PictureConfig["preprocess"]>;
  readonly size: readonly [height: number, width: number];
  /** In base64: height × width × channels. */
  readonly pixels: string;
  /** Every seventh value of the normalised tensor. */
  readonly tensor?: readonly number[];
}

interface Goldens {
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

const standard: PictureConfig["preprocess"] = {
  cropRatio: 0.875,
  interpolation: "bilinear",
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};

// Made by scripts/goldens/picture.py, whose form this is.
const { files, cases } = JSON.parse(
  await readFile(new URL("../../goldens/pictures.json", import.meta.url), "utf8"),
) as Goldens;

function configOf({ preprocess, size: [height, width] }: Case): PictureConfig {
  const made = { ...standard, ...preprocess };
  return { input: { channels: made.mean.length, height, width }, preprocess: made };
}

describe("a picture as an input", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-pictures-"));
    for (const [name, bytes] of Object.entries(files))
      await writeFile(join(folder, name), Buffer.from(bytes, "base64"));
  });
  after(() => rm(folder, { recursive: true }));

  for (const example of cases) {
    it(`has the pixels that torchvision or timm gives: ${example.id}`, async () => {
      const config = configOf(example);
      const decoded = await decodeFile(join(folder, example.file));
      const { data } = croppedPixels(config.input.channels === 1 ? toGrey(decoded) : decoded, config);
      const expected = Buffer.from(example.pixels, "base64");
      expect(data.length).to.equal(expected.length);
      const largest = data.reduce((most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? NaN))), 0);
      expect(largest).to.equal(0);
    });
  }

  it("has the values that torchvision gives, to the bit, by channel, height and width", async () => {
    const [example] = cases;
    if (example?.tensor === undefined) throw new Error("the first golden has a tensor");
    const made = await readPictureInput(join(folder, example.file), configOf(example));
    expect([...made].filter((_, index) => index % 7 === 0)).to.deep.equal(example.tensor);
  });

  const png = (): Buffer => Buffer.from(files["noisy.png"] ?? "", "base64");
  const jpeg = (): Buffer => Buffer.from(files["large.jpg"] ?? "", "base64");
  const wrong: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
    "a JPEG that is cut off": () => jpeg().subarray(0, jpeg().length * 0.7),
    "a PNG that is cut off": () => png().subarray(0, png().length * 0.7),
    "a PNG with a changed byte": () => {
      const bytes = png();
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
      return bytes;
    },
    "a WebP that is cut off": () => Buffer.from(files["lossless.webp"] ?? "", "base64").subarray(0, -30),
    "an empty file": () => Buffer.alloc(0),
    text: () => Buffer.from("no picture"),
    "a JPEG's first bytes": () => jpeg().subarray(0, 4),
    "a PNG of no width": () => withSize(png(), 0, 45),
    "a PNG of 256 million pixels": () => withSize(png(), 16_000, 16_000),
    "a PPM of 256 million pixels": () => Buffer.from("P6 16000 16000 255\n"),
    "an SVG": () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    "a TIFF of real numbers": () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
        .toColourspace("scrgb")
        .tiff({ compression: "none" })
        .toBuffer(),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    it(`refuses ${what} by its name`, async () => {
      const path = join(folder, "wrong.jpg");
      await writeFile(path, await bytes());
      const error = await rejection(decodeFile(path));
      expect(error).to.have.property("code", "NG_PICTURE_FORMAT");
      expect(error)
        .to.have.property("message")
        .that.includes(path)
        .and.matches(/expected .*(?:JPEG, PNG, .*or PPM|of up to 16 bits|at most 89478485 pixels)/);
    });
  }

  it("refuses a picture beyond the limits, and takes one where the environment allows it", async () => {
    const path = join(folder, "wide.ppm");
    await writeFile(path, Buffer.concat([Buffer.from("P4 1000 1000\n"), Buffer.alloc(125_000)]));
    process.env["NETGRAFT_LIMITS"] = "picture-pixels=999999";
    try {
      expect(await rejection(decodeFile(path))).to.have.property(
        "message",
        `${path}: the picture has more pixels than are decoded; expected at most 999999 pixels (NETGRAFT_LIMITS=picture-pixels=… allows more); found 1000×1000`,
      );
      process.env["NETGRAFT_LIMITS"] = "picture-bytes=125012";
      expect(await rejection(decodeFile(path))).to.include({ code: "NG_READ_FAILED" });
      process.env["NETGRAFT_LIMITS"] = "picture-bytes=125013,picture-pixels=1000000";
      expect(await decodeFile(path)).to.include({ width: 1000, height: 1000 });
    } finally {
      delete process.env["NETGRAFT_LIMITS"];
    }
  });

  it("tells the size of a picture that another library decodes, too", async () => {
    const path = join(folder, "huge.png");
    await writeFile(path, withSize(png(), 20_000, 20_000));
    expect(await rejection(decodeFile(path)))
      .to.have.property("message")
      .that.matches(/more pixels than are decoded; expected at most 89478485 pixels .*; found 20000×20000$/);
  });

  it("decodes at once no more pixels than one picture may have", async () => {
    process.env["NETGRAFT_LIMITS"] = "picture-pixels=100";
    try {
      let [now, most] = [0, 0];
      const decode = async (pixels: number): Promise<void> =>
        whenRoom(pixels, async () => {
          now += pixels;
          most = Math.max(most, now);
          await setImmediate();
          now -= pixels;
        });
      await Promise.all([60, 60, 40, 100, 1, 99, 50, 50].map(decode));
      expect([now, most]).to.deep.equal([0, 100]);
      expect(await rejection(whenRoom(1, () => Promise.reject(new Error("broken"))))).to.be.an("error");
      await decode(100);
    } finally {
      delete process.env["NETGRAFT_LIMITS"];
    }
  });

  it("says of a file that is not there that it is not", async () => {
    const error = await rejection(decodeFile(join(folder, "none.jpg")));
    expect(error).to.have.property("code", "NG_READ_FAILED");
    expect(error)
      .to.have.property("message")
      .that.matches(/none\.jpg: .*no such file/);
    expect(await rejection(decodeFile(folder))).to.have.property("code", "NG_READ_FAILED");
  });

  it("reads a photo with stray bytes before its end, as other programs do", async () => {
    const path = join(folder, "stray.jpg");
    await writeFile(path, Buffer.concat([jpeg().subarray(0, -2), Buffer.from([0, 0, 0, 0xff, 0xd9])]));
    expect(await decodeFile(path)).to.deep.equal(await decodeFile(join(folder, "large.jpg")));
  });

  it("takes 8 bits of 16, and of a greyscale of 16 bits", async () => {
    const path = join(folder, "deep.png");
    const levels = Uint16Array.of(0, 0x8080, 0xffff, 0x4040);
    await sharp(levels, { raw: { width: 2, height: 2, channels: 1 } })
      .toColourspace("grey16")
      .png()
      .toFile(path);
    const { channels, data } = await decodeFile(path);
    expect({ channels, data: [...data] }).to.deep.equal({
      channels: 3,
      data: [0, 0x80, 0xff, 0x40].flatMap((level) => [level, level, level]),
    });
  });

  it("needs no memory for what is cropped away of a picture of one column", async () => {
    const path = join(folder, "column.png");
    await sharp({ create: { width: 1, height: 60_000, channels: 3, background: { r: 10, g: 20, b: 30 } } })
      .png()
      .toFile(path);
    const picture = await decodeFile(path);
    const { data } = croppedPixels(picture, { input: { channels: 3, height: 224, width: 224 }, preprocess: standard });
    expect(data.length).to.equal(224 * 224 * 3);
    expect([...data.subarray(-3)]).to.deep.equal([10, 20, 30]);
  });

  it("covers the whole crop where the input is no square, from wide pictures and tall ones", () => {
    const input = { channels: 1, height: 30, width: 70 };
    for (const [width, height] of [
      [700, 300],
      [300, 700],
      [71, 31],
      [7, 3],
      [1000, 1],
      [1, 1000],
    ] as const) {
      const picture = { width, height, channels: 1, data: new Uint8Array(width * height).fill(200) };
      for (const interpolation of ["bilinear", "bicubic", "nearest"] as const) {
        const { data } = croppedPixels(picture, { input, preprocess: { ...standard, interpolation } });
        expect(data.every((value) => value === 200)).to.equal(true);
      }
    }
  });

  for (const [what, config, found] of [
    ["two channels", { input: { channels: 2, height: 9, width: 9 }, preprocess: standard }, /1 channel .*found 2/],
    [
      "one channel, normalised as RGB",
      { input: { channels: 1, height: 9, width: 9 }, preprocess: standard },
      /3 and 3/,
    ],
  ] as const) {
    it(`refuses pictures for a network of ${what}`, async () => {
      const error = await rejection(readPictureInput(join(folder, "noisy.png"), config));
      expect(error).to.have.property("code", "NG_INPUT_MISFIT");
      expect(error).to.have.property("message").that.matches(found);
    });
  }
});

/** A PNG whose header declares another size; its checksum is kept right. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
