import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";

/** timm's squeeze from the channels that enter the block, in the blocks that have a depthwise convolution. */
const attachments = [
  {
    id: "se",
    attach: {
      type: "se",
      reduction: 4,
      reductionBase: "blockInput",
      rounding: "nearest",
      minReducedChannels: 1,
      bias: true,
      activation: "silu",
      names: "reduceExpand",
    },
    at: "depthwise",
  },
];

type Options = Readonly<Record<string, unknown>>;

/** timm's EfficientNetV2s and the authors' own, whose SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const efficientnetV2Presets: readonly Preset[] = [
  native("rw_t", "T", 224, { widthMultiplier: 0.8, depthMultiplier: 0.9 }),
  native("rw_s", "S-RW", 288, { variant: "rw" }),
  // timm multiplies the blocks of the first four groups by 1.2, of the others by 1.6.
  native("rw_m", "M-RW", 320, { variant: "rw", widthMultiplier: 1.2, blocks: [3, 5, 5, 8, 15, 24] }),
  native("s", "S", 288, {}),
  native("m", "M", 320, { variant: "m" }),
  native("l", "L", 384, { variant: "l" }),
  native("xl", "XL", 384, { variant: "xl" }),
  fromTensorflow("b0", { variant: "base" }),
  fromTensorflow("b1", { variant: "base", depthMultiplier: 1.1 }),
  fromTensorflow("b2", { variant: "base", widthMultiplier: 1.1, depthMultiplier: 1.2 }),
  fromTensorflow("b3", { variant: "base", widthMultiplier: 1.2, depthMultiplier: 1.4 }),
  fromTensorflow("s", {}),
  fromTensorflow("m", { variant: "m" }),
  fromTensorflow("l", { variant: "l" }),
  fromTensorflow("xl", { variant: "xl" }),
];

/** A network of timm's; those without weights there are evaluated as the others. */
function native(suffix: string, title: string, size: number, options: Options): Preset {
  const name = `efficientnetv2_${suffix}`;
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: `EfficientNetV2-${title} as in timm, with its squeeze-and-excitation.`,
    config: {
      input: { height: size, width: size },
      preprocess: { rounding: "floor", interpolation: "bicubic", cropRatio: 1 },
      backbone: { type: "efficientnet_v2", ...options },
      attachments,
    },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** A network that its authors trained with TensorFlow, with its padding and epsilon, under timm's name. */
function fromTensorflow(suffix: string, options: Options): Preset {
  const name = `tf_efficientnetv2_${suffix}`;
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: `EfficientNetV2-${suffix.toUpperCase()} as its authors trained it with TensorFlow, in timm, with its squeeze-and-excitation.`,
    config: {
      ...pretrained[0]?.config,
      backbone: { type: "efficientnet_v2", padding: "same", epsilon: 1e-3, ...options },
      attachments,
    },
    pretrained,
  };
}
