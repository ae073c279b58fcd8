import type { PictureConfig, PictureValues, Pixels, RandomNumbers } from "@netgraft/core";
import { AugmentationMisfitError } from "../errors.js";
import { croppedPixels } from "../picture/cropped-pixels.js";
import { type Normalize, normalizer } from "../picture/normalize.js";
import { applyStep, type Steps } from "./steps.js";

/** The way from a picture's pixels to what the network takes. */
export interface Pipeline {
  readonly network: PictureConfig;
  /** @throws NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED naming the picture */
  prepare(picture: Pixels, name: string, random: (position: number) => RandomNumbers): PictureValues;
}

/** As pictures are shown to a network outside of training: resized, cropped and normalised by its `preprocess`. */
export function evaluationPipeline(network: PictureConfig): Pipeline {
  const normalize = normalizer(network.preprocess.mean, network.preprocess.std);
  return { network, prepare: (picture) => valuesOf(croppedPixels(picture, network), normalize) };
}

/**
 * As pictures are shown to a network in training: changed by each step in turn. Where pixels become values, the picture
 * is normalised by the network's `preprocess`, unless a step of type `normalize` does that.
 */
export function trainingPipeline(steps: Steps, network: PictureConfig): Pipeline {
  const { mean, std } = network.preprocess;
  const normalize = steps.values.some(({ type }) => type === "normalize")
    ? normalizer(
        mean.map(() => 0),
        std.map(() => 1),
      )
    : normalizer(mean, std);
  return {
    network,
    prepare(picture, name, random) {
      const pixels = steps.pixels.reduce((before, step) => applyStep(before, step, name, random), picture);
      const plain = valuesOf(pixels, normalize);
      const values = steps.values.reduce((before, step) => applyStep(before, step, name, random), plain);
      assertFits(values, name, network);
      return values;
    },
  };
}

function valuesOf(picture: Pixels, normalize: Normalize): PictureValues {
  const { width, height, channels } = picture;
  return { width, height, channels, data: normalize(picture) };
}

/** @throws NG_AUGMENTATION_MISFIT */
function assertFits({ width, height, channels }: PictureValues, name: string, { input }: PictureConfig): void {
  if (width === input.width && height === input.height && channels === input.channels) return;
  throw new AugmentationMisfitError({
    at: name,
    message: "after its augmentation the picture is not what the network takes",
    expected: `${input.channels}×${input.height}×${input.width}; \`resize\`, \`randomResizedCrop\` and \`padAndCrop\` give that`,
    found: `${channels}×${height}×${width}`,
  });
}
