import { z } from "#zod";
import type { Value } from "../graph/value.js";
import type { BlockBuilder } from "./block-builder.js";
import { isObjectSchema, optionsSchema, shapeOf, strict } from "../component/options.js";
import { stageSites } from "./stage.js";

/** Options that every backbone honours; they are part of the contract. */
export const backboneContract = {
  outputStride: z
    .literal([2, 4, 8, 16, 32])
    .default(32)
    .describe(
      "Input pixels per position of the last feature map; below 32, later stages are dilated instead of strided.",
    ),
  dropPath: z
    .number()
    .min(0)
    .lt(1)
    .default(0)
    .describe("Drop rate of the last residual branch; rates grow linearly from 0 over the depth."),
  dropout: z.number().min(0).lt(1).default(0).describe("Dropout rate before the classifier."),
} as const;

/** The schema of a backbone's options: its own, the contract's and the type. */
export type BackboneOptions<Shape extends z.ZodRawShape> = z.ZodObject<typeof backboneContract & Shape, z.core.$strict>;

/** What a backbone is told about the network apart from its own options. */
export interface Head {
  readonly classes: number;
}

/** Traces a backbone: from the image (batch, channel, height, width) to the logits (batch, channel). */
export type BuildBackbone = (b: BlockBuilder, image: Value) => Value;

/** What a backbone's author writes. */
export interface BackboneDefinition<Type extends string, Shape extends z.ZodRawShape, Site extends string> {
  /** The name in configs, e.g. `resnet`. */
  readonly type: Type;
  /** One sentence for `netgraft list`. */
  readonly summary: string;
  /** Sources, for `netgraft describe`. */
  readonly description?: string;
  /** Its own options, as a plain map or an object schema; those of the contract are added. */
  readonly options: Shape | z.ZodObject<Shape>;
  /** The sites its blocks can have, and where each is; those of stages are added. */
  readonly sites: Readonly<Record<Site, string>>;
  /** The convolutions that `replace` can name. */
  readonly replaceable?: readonly string[];
  /** The site that a rule without `at` means: where the paper puts SE in this family. */
  readonly standard: NoInfer<Site>;
  /**
   * The convolution that a rule without `replace` means, for attachments that can only replace: a block's main 3×3; by
   * default the only one that `replace` can name.
   */
  readonly standardReplaceable?: string;
  /**
   * The modules of published weights that serve training alone, e.g. `aux1`: a network that is built without them does not
   * take them from a file that has them.
   */
  readonly auxiliary?: readonly string[];
  build(options: z.output<BackboneOptions<Shape>>, head: Head): BuildBackbone;
}

/** A backbone as the framework sees it. */
export interface Backbone<
  Type extends string = string,
  Options extends z.ZodType = z.ZodType,
  Site extends string = string,
> {
  readonly type: Type;
  readonly summary: string;
  readonly description?: string;
  readonly options: Options;
  readonly sites: Readonly<Record<Site, string>>;
  readonly replaceable: readonly string[];
  readonly standard: Site;
  readonly standardReplaceable?: string;
  readonly auxiliary?: readonly string[];
  build(options: z.output<Options>, head: Head): BuildBackbone;
}

/** Defines a backbone; the types of its options are inferred from the shape. */
export function backbone<const Type extends string, Shape extends z.ZodRawShape, const Site extends string>(
  definition: BackboneDefinition<Type, Shape, Site>,
): Backbone<Type, BackboneOptions<Shape>, Site | keyof typeof stageSites> {
  const { replaceable = [] } = definition;
  const [only, second] = replaceable;
  return Object.freeze({
    ...(only !== undefined && second === undefined && { standardReplaceable: only }),
    ...definition,
    sites: { ...definition.sites, ...stageSites },
    replaceable,
    options: withContract(definition.options),
  });
}

/** The options with those of the contract, which come first; an object keeps the checks between its options. */
function withContract<Shape extends z.ZodRawShape>(options: Shape | z.ZodObject<Shape>): BackboneOptions<Shape> {
  const own = shapeOf(options);
  // What is no shape stays as it is, for the check of the component that tells it.
  if (own === undefined) return optionsSchema(options) as never;
  const more = Object.entries(backboneContract).filter(([name]) => !Object.hasOwn(own, name));
  // Its shape is any.
  const schema = isObjectSchema(options)
    ? strict((options as z.ZodObject).safeExtend(Object.fromEntries(more)))
    : z.strictObject({ ...backboneContract, ...own });
  // Both have the contract's options and its own, and refuse others.
  return schema as unknown as BackboneOptions<Shape>;
}
