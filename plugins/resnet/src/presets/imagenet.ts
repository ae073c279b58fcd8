import type { Preset } from "@netgraft/core";
import { depthsOf } from "../residual/layers.js";
import { imagenet } from "../resnet/depths.js";
import { timmRecipe, withTimmSe } from "./timm-recipe.js";

/** ResNets and ResNeXts for ImageNet under timm's names, with timm's options. */
const plain: readonly Preset[] = [
  ...depthsOf(imagenet).map((depth) => ({
    name: `resnet${depth}`,
    summary: `ResNet-${depth} as in torchvision and timm.`,
    config: { backbone: { type: "resnet", depth, zeroInit: true } },
  })),
  resnext(50, 32, 4),
  resnext(101, 32, 4),
  // torchvision resizes to 232 for its weights.
  resnext(101, 64, 4, { preprocess: { cropRatio: 224 / 232 } }),
];

function resnext(
  depth: number,
  cardinality: number,
  baseWidth: number,
  recipe?: Readonly<Record<string, unknown>>,
): Preset {
  const name = `resnext${depth}_${cardinality}x${baseWidth}d`;
  return {
    name,
    summary: `ResNeXt-${depth}, ${cardinality} groups of ${baseWidth} channels.`,
    config: { extends: `resnet${depth}`, ...(recipe ?? timmRecipe(name)), backbone: { cardinality, baseWidth } },
  };
}

export const imagenetPresets: readonly Preset[] = plain.flatMap((preset) => [preset, withTimmSe(preset)]);
