import type { z } from "zod";
import type { RandomNumbers } from "../random/random-numbers.js";
import type { PictureConfig, PictureValues, Pixels } from "./picture.js";

/**
 * What is done to each picture: to its pixels, or to its values, after the pixels have become values from 0 to 1. All
 * that is drawn comes from `random`, which is the same for a picture in an epoch whoever asks.
 */
export type PictureStep =
  | { readonly on: "pixels"; apply(picture: Pixels, random: RandomNumbers): Pixels }
  | { readonly on: "values"; apply(picture: PictureValues, random: RandomNumbers): PictureValues };

/** A change of the pictures that a network is trained with: registered by a plugin, one item of a list in a config. */
export interface Augmentation<Type extends string = string, Options extends z.ZodType = z.ZodType> {
  /** The name in configs, e.g. `horizontalFlip`. */
  readonly type: Type;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** Formula and source, for `netgraft describe`. */
  readonly description?: string;
  /** A strict object schema; each option carries a description. */
  readonly options: Options;
  /** The URL of a module that exports it, `import.meta.url`: pictures are changed in worker threads, which import it. */
  readonly module: string;
  /**
   * What is done to each picture.
   * @param network what the network takes: the defaults of sizes and of normalisation
   */
  build(options: z.output<Options>, network: PictureConfig): PictureStep;
}

/** Defines an augmentation; the types of its options are inferred from the schema. */
export function augmentation<const Type extends string, Options extends z.ZodType>(
  definition: Augmentation<Type, Options>,
): Augmentation<Type, Options> {
  return Object.freeze(definition);
}
