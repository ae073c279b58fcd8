import { z } from "@netgraft/core";
import { depthsOf, type Layers, type PublishedDepths } from "./layers.js";

/** The convolutions of residual blocks, which a config may replace. */
export const resnetConvolutions = ["conv1", "conv2", "conv3"] as const;

/** A table of depths by itself, whose keys are the type of the option. */
interface Depths<D extends number> extends PublishedDepths {
  readonly depths: Readonly<Record<D, Layers>>;
}

/** What differs between the options of the residual networks that are chosen by depth. */
interface ResidualFamily<I extends number, C extends number> {
  readonly imagenet: Depths<I>;
  readonly cifar: Depths<C>;
  /** What the option `width` sets. */
  readonly width: string;
  /** Who has the stride on which convolution. */
  readonly strideOn: string;
  /** Who pads the stem's pool by 1. */
  readonly padded: string;
}

interface ResidualOptions<D extends number> {
  readonly depth: z.ZodOptional<z.ZodLiteral<D>>;
  readonly block: z.ZodOptional<z.ZodEnum<{ basic: "basic"; bottleneck: "bottleneck" }>>;
  readonly layers: z.ZodOptional<z.ZodArray<z.ZodInt>>;
  readonly width: z.ZodOptional<z.ZodInt>;
  readonly strideOn: z.ZodDefault<z.ZodEnum<{ conv2: "conv2"; conv1: "conv1" }>>;
  readonly stemPool: z.ZodDefault<z.ZodEnum<{ padded: "padded"; ceil: "ceil" }>>;
  readonly epsilon: z.ZodDefault<z.ZodNumber>;
}

/** The options that ResNets and pre-activation ResNets have in common: how many blocks, how wide, where the stride is. */
export function residualOptions<I extends number, C extends number>(
  family: ResidualFamily<I, C>,
): ResidualOptions<I | C> {
  const { imagenet, cifar } = family;
  const standard = `${imagenet.standard} (${cifar.standard} with the cifar stem)`;
  return {
    depth: z
      .literal([...depthsOf<I>(imagenet), ...depthsOf<C>(cifar)])
      .optional()
      .describe(`Layers with weights; by default ${standard}, or as \`block\` and \`layers\` say.`),
    block: z
      .enum(["basic", "bottleneck"])
      .optional()
      .describe("The residual block, with `layers`; by default what `depth` says."),
    layers: z
      .array(z.int().positive().max(10_000))
      .min(1)
      .optional()
      .describe("Blocks of each stage, in place of `depth`."),
    width: z.int().positive().optional().describe(`${family.width}; by default 64 (16 with the cifar stem).`),
    strideOn: z
      .enum(["conv2", "conv1"])
      .default("conv2")
      .describe(`Which convolution of a bottleneck carries the stride: ${family.strideOn}.`),
    stemPool: z
      .enum(["padded", "ceil"])
      .default("padded")
      .describe(`The stem's 3×3 pool: padded by 1 (${family.padded}), or unpadded in ceil mode (Caffe).`),
    epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
  };
}
