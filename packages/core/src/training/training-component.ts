import type { z } from "#zod";

/** The part that all components of training share, each of which a config chooses by its type. */
export interface TrainingComponent<Type extends string, Options extends z.ZodType> {
  /** The name in configs, e.g. `folder`, `crossEntropy`, `cosine`. */
  readonly type: Type;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** Layout, formula and source, for `netgraft describe`. */
  readonly description?: string;
  /** A strict object schema; each option carries a description. */
  readonly options: Options;
}
