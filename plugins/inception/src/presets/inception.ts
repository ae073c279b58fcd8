import type { Preset } from "@netgraft/core";
import { tensorflowPictures } from "./tensorflow-pictures.js";
import { withSe } from "./with-se.js";

/**
 * torchvision's weights of these two are TensorFlow's: with them it undoes ImageNet's normalisation of the input, and normalises
 * by a half (its `transform_input`), which is the same as to normalise so in the first place.
 */
const transformed = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] };

const googlenet: Preset = {
  name: "googlenet",
  summary: "GoogLeNet with batch norm and auxiliary heads, as in torchvision.",
  config: { preprocess: transformed, backbone: { type: "googlenet", auxiliary: true, dropout: 0.2 } },
};

const inceptionV3: Preset = {
  name: "inception_v3",
  summary: "Inception-v3 with its auxiliary head, as in torchvision.",
  config: {
    input: { height: 299, width: 299 },
    preprocess: transformed,
    backbone: { type: "inception_v3", auxiliary: true, dropout: 0.5 },
  },
};

const inceptionV4: Preset = {
  name: "inception_v4",
  summary: "Inception-v4, as in timm.",
  config: {
    input: { height: 299, width: 299 },
    backbone: { type: "inception_v4" },
    preprocess: tensorflowPictures,
  },
};

/** The Inceptions under the names of their sources, and with SE (biases, reduced channels rounded down). */
export const inceptionPresets: readonly Preset[] = [
  {
    name: "bninception",
    summary: "BN-Inception with convolution biases, as in pytorchcv.",
    config: { backbone: { type: "bninception", convBias: true } },
  },
  {
    name: "se_bninception",
    summary: "The SENet authors' SE-BN-Inception, whose convolutions have no bias.",
    config: {
      extends: "bninception",
      backbone: { convBias: false },
      attachments: [{ id: "se", attach: { type: "se", bias: true } }],
    },
  },
  ...[googlenet, inceptionV3, inceptionV4].flatMap((preset) => [preset, withSe(preset)]),
];
