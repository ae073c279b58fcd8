import {
  type Augmentation,
  locate,
  NetgraftError,
  type PictureConfig,
  type PictureValues,
  type Pixels,
  type RandomNumbers,
} from "@netgraft/core";
import { AugmentationFailedError, AugmentationMisfitError } from "../errors.js";

/** An augmentation that a config chose, with its validated options. */
export interface ChosenAugmentation {
  readonly augmentation: Augmentation;
  readonly options: unknown;
}

/** A step at its place in the list of augmentations. */
export interface PlacedStep<Picture> {
  readonly type: string;
  readonly position: number;
  apply(picture: Picture, random: RandomNumbers): Picture;
}

/** What is done to the pixels of each picture, then to its values. */
export interface Steps {
  readonly pixels: readonly PlacedStep<Pixels>[];
  readonly values: readonly PlacedStep<PictureValues>[];
}

/** @throws NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED naming the place in the list */
export function buildSteps(chosen: readonly ChosenAugmentation[], network: PictureConfig): Steps {
  const pixels: PlacedStep<Pixels>[] = [];
  const values: PlacedStep<PictureValues>[] = [];
  for (const [position, { augmentation, options }] of chosen.entries()) {
    const { type } = augmentation;
    const step = quoting(`augmentations[${position}]`, type, () => augmentation.build(options, network));
    if (step.on === "values") {
      values.push({ type, position, apply: (picture, random) => step.apply(picture, random) });
      continue;
    }
    const [before] = values;
    if (before !== undefined)
      throw new AugmentationMisfitError({
        at: `augmentations[${position}]`,
        message: `\`${type}\` changes pixels, which \`${before.type}\` before it has made into values`,
        expected: `\`${type}\` before \`${before.type}\``,
      });
    pixels.push({ type, position, apply: (picture, random) => step.apply(picture, random) });
  }
  return { pixels, values };
}

/**
 * What a step makes of a picture.
 * @throws NG_AUGMENTATION_FAILED, or the step's own coded error, naming the picture and the step
 */
export function applyStep<Picture>(
  picture: Picture,
  step: PlacedStep<Picture>,
  name: string,
  random: (position: number) => RandomNumbers,
): Picture {
  const { type, position } = step;
  return quoting(`${name}: augmentations[${position}]`, type, () => step.apply(picture, random(position)));
}

/** Runs code of an augmentation. @throws NG_AUGMENTATION_FAILED quoting what it throws, unless that is an error of ours */
function quoting<T>(at: string, type: string, run: () => T): T {
  try {
    return locate(at, run);
  } catch (error) {
    if (error instanceof NetgraftError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new AugmentationFailedError({ at, message: `\`${type}\` threw: ${said}` }, { cause: error });
  }
}
