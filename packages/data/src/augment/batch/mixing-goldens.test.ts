import { readFile } from "node:fs/promises";
import type { PictureBatch, RandomNumbers } from "@netgraft/core";
import { expect } from "chai";
import { networkOf } from "../../network.test.support.js";
import { betaQuantile } from "./beta.js";
import { batchAugmentations } from "./index.js";

interface Goldens {
  readonly batch: {
    readonly shape: readonly [number, number, number, number];
    readonly classes: number;
    readonly labels: readonly number[];
    /** Float32 in base64, as the other tensors. */
    readonly images: string;
  };
  readonly cases: readonly {
    readonly type: string;
    readonly options: Readonly<Record<string, unknown>>;
    /** The numbers that timm drew. */
    readonly draws: readonly number[];
    readonly images: string;
    readonly targets: string;
  }[];
  readonly quantiles: readonly (readonly [alpha: number, part: number, quantile: number])[];
}

// Made by scripts/goldens/mixing.py, whose form this is.
const { batch, cases, quantiles } = JSON.parse(
  await readFile(new URL("../../../goldens/mixing.json", import.meta.url), "utf8"),
) as Goldens;

function floats(text: string): Float32Array {
  return new Float32Array(new Uint8Array(Buffer.from(text, "base64")).buffer);
}

/** Numbers that are listed. */
function listed(draws: readonly number[]): RandomNumbers & { readonly used: () => number } {
  let used = 0;
  const uniform = (): number => {
    used += 1;
    return draws[used - 1] ?? expect.fail("more numbers are drawn than timm draws");
  };
  return { uniform, below: (count) => Math.floor(uniform() * count), used: () => used };
}

function given(): PictureBatch {
  const { shape, classes, labels, images } = batch;
  const targets = new Float32Array(labels.length * classes);
  for (const [example, label] of labels.entries()) targets[example * classes + label] = 1;
  return { images: floats(images), shape, targets, classes };
}

describe("an augmentation of batches", () => {
  const [, channels, height, width] = batch.shape;
  for (const [number, { type, options, draws, images, targets }] of cases.entries())
    it(`gives what timm gives, to the bit: ${number}, ${type} ${JSON.stringify(options)}`, () => {
      const component = batchAugmentations.find((each) => each.type === type) ?? expect.fail(`there is no ${type}`);
      const step = component.build(component.options.parse(options), networkOf({ channels, height, width }));
      if (step.on !== "batch") throw new Error(`${type} changes batches`);
      const random = listed(draws);
      const mixed = step.apply(given(), random);
      expect(random.used()).to.equal(draws.length);
      expect([...mixed.images]).to.deep.equal([...floats(images)]);
      expect([...mixed.targets]).to.deep.equal([...floats(targets)]);
      expect([mixed.shape, mixed.classes]).to.deep.equal([batch.shape, batch.classes]);
    });

  it("has goldens for each of its kind", () => {
    expect(new Set(cases.map(({ type }) => type))).to.deep.equal(new Set(batchAugmentations.map(({ type }) => type)));
  });

  it("leaves the picture in the middle of an odd batch as it is", () => {
    for (const { type, options, build } of batchAugmentations) {
      const step = build(options.parse({}), networkOf({ channels, height, width }));
      if (step.on !== "batch") throw new Error(`${type} changes batches`);
      const size = channels * height * width;
      const { images, targets, classes } = given();
      const odd: PictureBatch = {
        images: images.slice(0, 3 * size),
        shape: [3, channels, height, width],
        targets: targets.slice(0, 3 * classes),
        classes,
      };
      const mixed = step.apply(odd, listed([0.5, 0.25, 0.5, 0.5]));
      const [before, after] = [images, mixed.images].map((all) => [...all.subarray(size, 2 * size)]);
      // λ · x + (1 − λ) · x, with shares that float32 has exactly.
      expect(after).to.deep.equal(before);
      expect([...mixed.images]).to.not.deep.equal([...images.subarray(0, 3 * size)]);
    }
  });
});

describe("quantiles of symmetric beta distributions", () => {
  it("are those of mpmath", () => {
    for (const [alpha, part, quantile] of quantiles) {
      const found = betaQuantile(alpha, part);
      const scale = part <= 0.5 ? quantile : 1 - quantile;
      // The smaller side, which has all digits.
      const side = part <= 0.5 ? found : 1 - found;
      const tolerance = part <= 0.5 ? 1e-11 * scale : 1e-11 * scale + 2 ** -52;
      expect(Math.abs(side - scale), `${alpha}, ${part}: ${found} beside ${quantile}`).to.be.at.most(tolerance);
    }
  });

  it("lie between 0 and 1 and grow with the part", () => {
    for (const alpha of [0.01, 0.3, 1, 40]) {
      const found = Array.from({ length: 201 }, (_, k) => betaQuantile(alpha, k / 200));
      expect([found[0], found[200]]).to.deep.equal([0, 1]);
      expect(found[100]).to.be.closeTo(0.5, 1e-12);
      expect(found.toSorted((a, b) => a - b)).to.deep.equal(found);
    }
  });
});
