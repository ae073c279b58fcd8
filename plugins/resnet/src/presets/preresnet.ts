import type { Preset } from "@netgraft/core";
import { depthsOf } from "../residual/layers.js";
import { cifar, imagenet } from "../preresnet/depths.js";
import { withPytorchcvSe } from "./timm-recipe.js";

/** pytorchcv's pre-activation ResNets for ImageNet, in which the first 1×1 carries the stride; `b`: the 3×3. */
const forImagenet: readonly Preset[] = depthsOf(imagenet).flatMap((depth): readonly Preset[] => {
  const name = `preresnet${depth}`;
  const summary = `Pre-activation ResNet-${depth} as in pytorchcv`;
  const isBasic = imagenet.depths[depth].block === "basic";
  const first = {
    name,
    summary: `${summary}.`,
    config: { backbone: { type: "preresnet", depth, ...(isBasic ? {} : { strideOn: "conv1" }) } },
  };
  const second = {
    name: `${name}b`,
    summary: `${summary}, with the stride on the 3×3.`,
    config: { backbone: { type: "preresnet", depth } },
  };
  return isBasic ? [first] : [first, second];
});

/** pytorchcv's pre-activation ResNets for CIFAR; its bottleneck of depth 164 is called `164bn`. */
const forCifar: readonly Preset[] = depthsOf(cifar).map((depth) => ({
  name: `preresnet${depth}${depth === 164 ? "bn" : ""}_cifar`,
  summary: `Pre-activation ResNet-${depth} for 32×32 pictures.`,
  config: {
    input: { channels: 3, height: 32, width: 32 },
    classes: 10,
    backbone: { type: "preresnet", stem: "cifar", depth },
  },
}));

export const preresnetPresets: readonly Preset[] = [...forImagenet, ...forCifar].flatMap((preset) => [
  preset,
  withPytorchcvSe(preset),
]);
