import type { Preset } from "@netgraft/core";
import { tensorflowPictures } from "./tensorflow-pictures.js";
import { withSe } from "./with-se.js";

const plain: readonly Preset[] = [
  {
    name: "inception_resnet_v1",
    summary: "Inception-ResNet-v1 under the names of facenet-pytorch.",
    config: {
      input: { height: 299, width: 299 },
      backbone: { type: "inception_resnet_v1", dropout: 0.6 },
      preprocess: tensorflowPictures,
    },
  },
  {
    name: "inception_resnet_v2",
    summary: "Inception-ResNet-v2, as in timm.",
    config: {
      input: { height: 299, width: 299 },
      backbone: { type: "inception_resnet_v2" },
      preprocess: { ...tensorflowPictures, cropRatio: 0.8975 },
    },
  },
];

/** The Inception-ResNets under the names of their sources, and with SE. */
export const inceptionResnetPresets: readonly Preset[] = plain.flatMap((preset) => [preset, withSe(preset)]);
