import { readFile } from "node:fs/promises";
import type { PictureConfig, PictureValues, Pixels, RandomNumbers } from "@netgraft/core";
import { expect } from "chai";
import { networkOf } from "../../network.test.support.js";
import { pictureAugmentations } from "./index.js";

interface Case {
  readonly type: string;
  readonly picture: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The numbers that torchvision drew. */
  readonly draws?: readonly number[];
  /** Of the three changes of `colorJitter`. */
  readonly order?: readonly number[];
  readonly size: readonly [height: number, width: number];
  /** In base64: height × width × channels. */
  readonly pixels?: string;
  /** Every seventh. */
  readonly values?: readonly number[];
}

interface Goldens {
  readonly pictures: Readonly<Record<string, { width: number; height: number; channels: number; data: string }>>;
  readonly cases: readonly Case[];
}

// Made by scripts/goldens/augmentation.py, whose form this is.
const { pictures, cases } = JSON.parse(
  await readFile(new URL("../../../goldens/augmentation.json", import.meta.url), "utf8"),
) as Goldens;

/** Numbers that are listed, in the order of torchvision's draws. */
function listed(draws: readonly number[]): RandomNumbers & { readonly used: () => number } {
  let used = 0;
  const uniform = (): number => {
    used += 1;
    return draws[used - 1] ?? expect.fail("more numbers are drawn than torchvision draws");
  };
  return { uniform, below: (count) => Math.floor(uniform() * count), used: () => used };
}

/** Where torchvision draws an order and then the factors, a place in the order is drawn after each factor. */
function drawsOf({ draws = [], order, options, type }: Case): readonly number[] {
  if (type !== "colorJitter") return draws;
  const places = Object.keys(options).length === 1 ? [0] : [0, 1, 2].map((change) => (order?.indexOf(change) ?? 0) / 3);
  return draws.flatMap((factor, change) => [factor, places[change] ?? 0]);
}

function pictureOf({ picture }: Case): Pixels {
  const stored = pictures[picture] ?? expect.fail(`there is no picture ${picture}`);
  return { ...stored, data: new Uint8Array(Buffer.from(stored.data, "base64")) };
}

/** What the augmentation makes of the picture, and how many numbers it draws. */
function applied(example: Case): { readonly result: Pixels | PictureValues; readonly used: number } {
  const picture = pictureOf(example);
  const component = pictureAugmentations.find(({ type }) => type === example.type) ?? expect.fail(`no ${example.type}`);
  const network: PictureConfig = networkOf({ channels: picture.channels, height: 9, width: 9 });
  const step = component.build(component.options.parse(example.options), network);
  if (step.on === "batch") throw new Error(`${example.type} changes no single pictures`);
  const random = listed(drawsOf(example));
  if (step.on === "pixels") return { result: step.apply(picture, random), used: random.used() };
  const { width, height, channels, data } = picture;
  const plane = width * height;
  // As torchvision's ToTensor: float32 of (channel, height, width).
  const values = Float32Array.from({ length: data.length }, (_, place) => {
    const level = data[(place % plane) * channels + Math.floor(place / plane)] ?? NaN;
    return level / 255;
  });
  return { result: step.apply({ width, height, channels, data: values }, random), used: random.used() };
}

describe("an augmentation", () => {
  for (const [number, example] of cases.entries()) {
    it(`gives what torchvision gives: ${number}, ${example.type} ${JSON.stringify(example.options)} of ${example.picture}`, () => {
      const { result, used } = applied(example);
      expect([result.height, result.width, result.channels]).to.deep.equal([
        ...example.size,
        pictureOf(example).channels,
      ]);
      expect(used).to.equal(drawsOf(example).length);
      if (example.pixels === undefined)
        expect([...result.data].filter((_, place) => place % 7 === 0)).to.deep.equal(example.values);
      else expect(Buffer.from(result.data).equals(Buffer.from(example.pixels, "base64"))).to.equal(true);
    });
  }

  it("has goldens for each of its kind", () => {
    expect(new Set(cases.map(({ type }) => type))).to.deep.equal(new Set(pictureAugmentations.map(({ type }) => type)));
  });
});
