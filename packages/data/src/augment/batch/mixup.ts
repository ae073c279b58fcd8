import { augmentation, z } from "@netgraft/core";
import { alphaOption, betaQuantile } from "./beta.js";
import { cutmixed } from "./cutmix.js";
import { blended } from "./mixing.js";

export const mixup = augmentation({
  type: "mixup",
  summary: "Blends each picture with another of the batch, and their labels alike.",
  description:
    "Zhang et al. 2017, arXiv:1710.09412, as timm's `Mixup` per batch: λ · picture + (1 − λ) · other, " +
    "λ ~ Beta(alpha, alpha). The other picture is that at the mirrored place of the batch. With `cutmixAlpha`, a part of " +
    "the batches is changed by CutMix instead (see `cutmix`). The loss has to take probabilities.",
  options: z.strictObject({
    alpha: alphaOption.default(1).describe("The parameter of the beta distribution; 1 is uniform."),
    probability: z.number().min(0).max(1).default(1).describe("How often a batch is mixed."),
    cutmixAlpha: alphaOption
      .optional()
      .describe("The parameter of the beta distribution of CutMix; if it is not given, batches are blended alone."),
    switch: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe("How often a batch that is mixed is changed by CutMix, where there is a `cutmixAlpha`."),
  }),
  module: import.meta.url,
  build: ({ alpha, probability, cutmixAlpha, switch: switched }) => ({
    on: "batch",
    apply(batch, random) {
      if (random.uniform() >= probability) return batch;
      if (cutmixAlpha !== undefined && random.uniform() < switched) return cutmixed(batch, cutmixAlpha, random);
      const share = betaQuantile(alpha, random.uniform());
      return share === 1 ? batch : blended(batch, share);
    },
  }),
});
