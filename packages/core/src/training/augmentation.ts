import type { z } from "#zod";
import type { RandomNumbers } from "../random/random-numbers.js";
import type { PictureConfig, PictureValues, Pixels } from "./picture.js";
import type { TrainingComponent } from "./training-component.js";

/**
 * What is done to each picture: to its pixels, or to its values, after the pixels have become values from 0 to 1. All
 * that is drawn comes from `random`, which is the same for a picture in an epoch whoever asks.
 */
export type PictureStep =
  | { readonly on: "pixels"; apply(picture: Pixels, random: RandomNumbers): Pixels }
  | { readonly on: "values"; apply(picture: PictureValues, random: RandomNumbers): PictureValues };

/** The pictures of a batch with what they show. A step on batches may write to its arrays. */
export interface PictureBatch {
  /** [batch, channel, height, width] in row-major order, normalised. */
  readonly images: Float32Array;
  readonly shape: readonly [batch: number, channels: number, height: number, width: number];
  /** [batch, classes]: 1 for the class of each picture and 0 for the others, until a step mixes them. */
  readonly targets: Float32Array;
  readonly classes: number;
}

/**
 * What is done to each batch, after its pictures have been prepared. All that is drawn comes from `random`, which is the
 * same for a batch in an epoch, whether or not a run was interrupted before it.
 */
export interface BatchStep {
  readonly on: "batch";
  /** A batch of the same shape and classes. */
  apply(batch: PictureBatch, random: RandomNumbers): PictureBatch;
}

/** What an augmentation does: to each picture, or to each batch of them. */
export type AugmentationStep = PictureStep | BatchStep;

/** A change of the pictures that a network is trained with: registered by a plugin, one item of a list in a config. */
export interface Augmentation<
  Type extends string = string,
  Options extends z.ZodType = z.ZodType,
> extends TrainingComponent<Type, Options> {
  /** The URL of a module that exports it, `import.meta.url`: pictures are changed in worker threads, which import it. */
  readonly module: string;
  /**
   * What is done to each picture or to each batch.
   * @param network what the network takes: the defaults of sizes and of normalisation
   */
  build(options: z.output<Options>, network: PictureConfig): AugmentationStep;
}
