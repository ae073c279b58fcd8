import type { PictureConfig, PictureValues, Pixels, RandomNumbers } from "@netgraft/core";
import { AugmentationMisfitError, InputMisfitError } from "../errors.js";
import { croppedPixels } from "../picture/evaluation-crop.js";
import type { PictureDecoder } from "../picture/picture-decoder.js";
import { isValues, type Normalize, normalizer } from "../picture/normalize.js";
import { applyStep, type Steps } from "./steps.js";

/** The way from a picture's pixels, or from values, to what the network takes. */
export interface Pipeline {
  readonly network: PictureConfig;
  /** What decodes pictures; by default sharp. */
  readonly decoder?: PictureDecoder | undefined;
  /** @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED naming the picture */
  prepare(picture: Pixels | PictureValues, name: string, random: (position: number) => RandomNumbers): PictureValues;
}

/**
 * As pictures are shown to a network outside of training: resized, cropped and normalised by its `preprocess`; values are
 * normalised alone.
 */
export function evaluationPipeline(network: PictureConfig): Pipeline {
  const normalize = normalizer(network.preprocess.mean, network.preprocess.std);
  return {
    network,
    prepare(picture, name) {
      if (!isValues(picture)) return valuesOf(croppedPixels(picture, network), normalize);
      assertValuesFit(picture, name, network);
      return valuesOf(picture, normalize);
    },
  };
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
      const changed = isValues(picture)
        ? asGiven(picture, name, steps)
        : steps.pixels.reduce((before, step) => applyStep(before, step, name, random), picture);
      const plain = valuesOf(changed, normalize);
      const values = steps.values.reduce((before, step) => applyStep(before, step, name, random), plain);
      assertFits(values, name, network);
      return values;
    },
  };
}

function valuesOf(picture: Pixels | PictureValues, normalize: Normalize): PictureValues {
  const { width, height, channels } = picture;
  return { width, height, channels, data: normalize(picture) };
}

/** Values, which no step on pixels can change. @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT */
function asGiven(picture: PictureValues, name: string, { pixels: [first] }: Steps): PictureValues {
  assertWhole(picture, name);
  if (first === undefined) return picture;
  throw new AugmentationMisfitError({
    at: `${name}: augmentations[${first.position}]`,
    message: `\`${first.type}\` changes pixels of 8 bits, and the dataset has values`,
    expected: "steps on values or on batches, such as `normalize` and `mixup`",
  });
}

/** Checks values that nothing can resize. @throws NG_INPUT_MISFIT */
function assertValuesFit(picture: PictureValues, name: string, { input }: PictureConfig): void {
  assertWhole(picture, name);
  const { width, height, channels } = picture;
  if (width === input.width && height === input.height && channels === input.channels) return;
  throw new InputMisfitError({
    at: name,
    message: "the values are not of the size that the network takes",
    expected: `${input.channels}×${input.height}×${input.width}`,
    found: `${channels}×${height}×${width}`,
  });
}

/** @throws NG_INPUT_MISFIT */
function assertWhole({ width, height, channels, data }: PictureValues, name: string): void {
  const expected = channels * height * width;
  if (data.length === expected) return;
  throw new InputMisfitError({
    at: name,
    message: "there are not as many values as the size says",
    expected: `${expected}, for ${channels}×${height}×${width}`,
    found: String(data.length),
  });
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
