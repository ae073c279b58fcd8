import type { Augmentation, PictureBatch, PictureConfig, PictureValues, Pixels } from "@netgraft/core";
import { locate, NetgraftError, type RandomNumbers } from "@netgraft/core/graph";
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

/** What is done to the pixels of each picture, then to its values, then to each batch. */
export interface Steps {
  readonly pixels: readonly PlacedStep<Pixels>[];
  readonly values: readonly PlacedStep<PictureValues>[];
  readonly batch: readonly PlacedStep<PictureBatch>[];
}

/** @throws NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED naming the place in the list */
export function buildSteps(chosen: readonly ChosenAugmentation[], network: PictureConfig): Steps {
  const pixels: PlacedStep<Pixels>[] = [];
  const values: PlacedStep<PictureValues>[] = [];
  const batch: PlacedStep<PictureBatch>[] = [];
  for (const [position, { augmentation, options }] of chosen.entries()) {
    const { type } = augmentation;
    const at = `augmentations[${position}]`;
    const step = quoting(at, type, () => augmentation.build(options, network));
    const [later] = [...(step.on === "pixels" ? values : []), ...(step.on === "batch" ? [] : batch)];
    if (later !== undefined) {
      const made = step.on === "pixels" && values.length > 0 ? "values" : "a batch";
      throw new AugmentationMisfitError({
        at,
        message: `\`${type}\` changes ${step.on}, which \`${later.type}\` before it has made into ${made}`,
        expected: `\`${type}\` before \`${later.type}\``,
      });
    }
    if (step.on === "pixels") pixels.push({ type, position, apply: (picture, random) => step.apply(picture, random) });
    else if (step.on === "values")
      values.push({ type, position, apply: (picture, random) => step.apply(picture, random) });
    else batch.push({ type, position, apply: (pictures, random) => step.apply(pictures, random) });
  }
  return { pixels, values, batch };
}

/**
 * The name of the first augmentation that mixes the pictures of a batch, and their labels; undefined where none does.
 * @throws NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED naming the place in the list
 */
export function mixingAugmentation(chosen: readonly ChosenAugmentation[], network: PictureConfig): string | undefined {
  return buildSteps(chosen, network).batch[0]?.type;
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
