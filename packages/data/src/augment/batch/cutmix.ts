import { augmentation, type PictureBatch, type RandomNumbers, z } from "@netgraft/core";
import { alphaOption, betaQuantile } from "./beta.js";
import { pasted, type Rectangle } from "./mixing.js";

export const cutmix = augmentation({
  type: "cutmix",
  summary: "Pastes a random part of another picture of the batch into each, and mixes their labels.",
  description:
    "Yun et al. 2019, arXiv:1905.04899, as timm's `Mixup` with `cutmix_alpha` alone: one rectangle for a batch, of the area " +
    "1 − λ where it lies inside the picture, λ ~ Beta(alpha, alpha); the labels are mixed by the area that is pasted. The " +
    "other picture is that at the mirrored place of the batch. The loss has to take probabilities.",
  options: z.strictObject({
    alpha: alphaOption.default(1).describe("The parameter of the beta distribution; 1 is uniform."),
    probability: z.number().min(0).max(1).default(1).describe("How often a batch is mixed."),
  }),
  module: import.meta.url,
  build: ({ alpha, probability }) => ({
    on: "batch",
    apply: (batch, random) => (random.uniform() < probability ? cutmixed(batch, alpha, random) : batch),
  }),
});

/** A batch after CutMix; see `cutmix`. */
export function cutmixed(batch: PictureBatch, alpha: number, random: RandomNumbers): PictureBatch {
  const share = betaQuantile(alpha, random.uniform());
  return share === 1 ? batch : pasted(batch, rectangleOf(batch, share, random));
}

/** A rectangle of the picture's form about a random centre, as `rand_bbox` of timm: the row, then the column. */
function rectangleOf({ shape }: PictureBatch, share: number, random: RandomNumbers): Rectangle {
  const [, , height, width] = shape;
  const ratio = Math.sqrt(1 - share);
  const [top, bottom] = cut(height, ratio, random);
  const [left, right] = cut(width, ratio, random);
  return { top, bottom, left, right };
}

/** A part of a side about a random place, cut off where it leaves the side. */
function cut(side: number, ratio: number, random: RandomNumbers): readonly [from: number, to: number] {
  const length = Math.trunc(side * ratio);
  const centre = random.below(side);
  return [Math.max(0, centre - Math.floor(length / 2)), Math.min(side, centre + Math.floor((length + 1) / 2))];
}
