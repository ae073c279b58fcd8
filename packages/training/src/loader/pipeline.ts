import type { PictureConfig, PictureValues, Pixels, RandomNumbers } from "@netgraft/core";
import { AugmentationMisfitError } from "../errors.js";
import { croppedPixels } from "../picture/cropped-pixels.js";
import { normalize } from "../picture/normalize.js";
import { applyStep, type Steps } from "./steps.js";

/** The way from a picture's pixels to what the network takes. */
export interface Pipeline {
  readonly network: PictureConfig;
  /** @throws NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED naming the picture */
  prepare(picture: Pixels, name: string, random: (position: number) => RandomNumbers): PictureValues;
}

/** As pictures are shown to a network outside of training: resized, cropped and normalised by its `preprocess`. */
export function evaluationPipeline(network: PictureConfig): Pipeline {
  return { network, prepare: (picture) => valuesOf(croppedPixels(picture, network), network.preprocess) };
}

/**
 * As pictures are shown to a network in training: changed by each step in turn. Where pixels become values, the picture
 * is normalised by the network's `preprocess`, unless a step of type `normalize` does that.
 */
export function trainingPipeline(steps: Steps, network: PictureConfig): Pipeline {
  const statistics = steps.values.some(({ type }) => type === "normalize")
    ? { mean: Array<number>(network.input.channels).fill(0), std: Array<number>(network.input.channels).fill(1) }
    : network.preprocess;
  return {
    network,
    prepare(picture, name, random) {
      const pixels = steps.pixels.reduce((before, step) => applyStep(before, step, name, random), picture);
      const plain = valuesOf(pixels, statistics);
      const values = steps.values.reduce((before, step) => applyStep(before, step, name, random), plain);
      assertFits(values, name, network);
      return values;
    },
  };
}

function valuesOf(picture: Pixels, { mean, std }: Pick<PictureConfig["preprocess"], "mean" | "std">): PictureValues {
  const { width, height, channels } = picture;
  return { width, height, channels, data: normalize(picture, mean, std) };
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
