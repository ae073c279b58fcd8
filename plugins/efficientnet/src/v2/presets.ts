import type { Preset } from "@netgraft/core";

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

/** timm's EfficientNetV2s, whose SE is the rule `se`: `{ id: se, attach: null }` removes it. */
export const efficientnetV2Presets: readonly Preset[] = [
  preset("efficientnetv2_rw_t", "EfficientNetV2-T", 224, { widthMultiplier: 0.8, depthMultiplier: 0.9 }),
  preset("efficientnetv2_rw_s", "EfficientNetV2-S-RW", 288, { variant: "rw" }),
  // timm multiplies the blocks of the first four groups by 1.2, of the others by 1.6.
  preset("efficientnetv2_rw_m", "EfficientNetV2-M-RW", 320, {
    variant: "rw",
    widthMultiplier: 1.2,
    blocks: [3, 5, 5, 8, 15, 24],
  }),
  preset("efficientnetv2_s", "EfficientNetV2-S", 288, {}),
  preset("efficientnetv2_m", "EfficientNetV2-M", 320, { variant: "m" }),
  preset("efficientnetv2_l", "EfficientNetV2-L", 384, { variant: "l" }),
  preset("efficientnetv2_xl", "EfficientNetV2-XL", 384, { variant: "xl" }),
];

function preset(name: string, title: string, size: number, options: Readonly<Record<string, unknown>>): Preset {
  return {
    name,
    summary: `${title} as in timm, with its squeeze-and-excitation.`,
    config: {
      input: { height: size, width: size },
      preprocess: { rounding: "floor", interpolation: "bicubic", cropRatio: 1 },
      backbone: { type: "efficientnet_v2", ...options },
      attachments,
    },
  };
}
