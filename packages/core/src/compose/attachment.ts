import type { z } from "#zod";
import { type Defined, type OptionsSchema, optionsSchema, type WrittenOptions } from "../component/options.js";
import type { Value } from "../graph/value.js";
import type { BlockBuilder } from "./block-builder.js";
import type { ConvOptions } from "./layers/conv.js";
import type { Site } from "./site.js";

/** Builds an attachment at a site: what it returns has the axes and sizes of `x`. */
export type BuildAttachment = (b: BlockBuilder, x: Value, site: Site) => Value;

/** Builds what replaces a convolution with its norm and activation: the output has the sizes the convolution would give. */
export type BuildReplacement = (b: BlockBuilder, x: Value, convolution: ConvOptions, site: Site) => Value;

/**
 * Where an attachment is that changes nothing yet and can learn all the same: what it gives is its input over `factor`,
 * to the bit in any float, for every input, and within two steps of training everything that it learns has a gradient.
 * Trained weights are grafted with it (`graft: exact`); `testAttachment` holds an attachment to it.
 */
export interface NeutralStart {
  /** Values of parameters, by patterns (`pathPattern`) of their names inside the attachment, e.g. `{ "fc2.*": 0 }`; all others are drawn. */
  readonly values: Readonly<Record<string, number>>;
  /** A power of two, which a layer before or behind absorbs: 2 for a gate that is ½, 1 where there is nothing to absorb. */
  readonly factor: number;
  /** The option with which the attachment gives the factor back itself, e.g. `gateScale: 2`, so that no layer has to. */
  readonly within?: string;
  /** The groups in which the channels leave it shuffled, as by `channelShuffle`. */
  readonly shuffle?: number;
  /**
   * Of what stands in for a convolution: its own modules that begin as that convolution and as the norm behind it, whose scale and
   * shift are multiplied by the factor. What it gives is then what those gave with their ReLU, but for at most 1e-19 where that is 0.
   */
  readonly replaced?: { readonly convolution: string; readonly norm: string };
  /** Why what it gives is its input over `factor` but for rounding; such a start serves `graft: near` alone. */
  readonly near?: string;
}

/**
 * An attention block, or anything else that keeps a feature map's shape: what the literature on SE calls a wrapper.
 * It knows no backbone; a rule of the config places it.
 */
export interface Attachment<Type extends string = string, Options extends z.ZodType = z.ZodType> {
  /** The name in configs, e.g. `se`. */
  readonly type: Type;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** Formula and source, for `netgraft describe`. */
  readonly description?: string;
  /** A strict object schema; each option carries a description. */
  readonly options: Options;
  /** The site that a rule without `at` means, if not the backbone's standard site: BAM stands between stages. */
  readonly standard?: string;
  /** Where it changes nothing (see {@link NeutralStart}), or in words why it never does; absent where nobody has looked. */
  neutral?(options: z.output<Options>): NeutralStart | string;
  /** For `at`; absent where it can only replace. */
  build?(options: z.output<Options>): BuildAttachment;
  /** For `replace`; absent where it cannot. */
  replace?(options: z.output<Options>): BuildReplacement;
}

/** Defines an attachment; the types of its options are inferred from the schema, or from a plain map of schemas. */
export function attachment<const Type extends string, Options extends WrittenOptions>(
  definition: Defined<Attachment<Type, OptionsSchema<Options>>, Options>,
): Attachment<Type, OptionsSchema<Options>> {
  return Object.freeze({ ...definition, options: optionsSchema(definition.options) });
}
