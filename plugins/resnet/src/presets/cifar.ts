import type { Preset } from "@netgraft/core";
import { cifar } from "../resnet/depths.js";
import { depthsOf } from "../residual/layers.js";

/** The CIFAR ResNets, plain and with the SE of the article (floor, no bias). */
export const cifarPresets: readonly Preset[] = depthsOf(cifar).flatMap((depth): readonly Preset[] => {
  const name = `resnet${depth}_cifar`;
  return [
    {
      name,
      summary: `ResNet-${depth} for 32×32 pictures.`,
      config: {
        input: { channels: 3, height: 32, width: 32 },
        classes: 10,
        backbone: { type: "resnet", stem: "cifar", depth },
      },
    },
    {
      name: `se${name}`,
      summary: `ResNet-${depth} for 32×32 pictures, with squeeze-and-excitation.`,
      config: { extends: name, attachments: [{ id: "se", attach: { type: "se" } }] },
    },
  ];
});
