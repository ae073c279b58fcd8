import type { Misfit } from "./misfits.js";

const code = "NG_ATTACHMENT_MISFIT";

/**
 * Where an attachment with its paper's options does not fit a backbone at 224×224: the channels of the smaller networks
 * are no multiples of the groups that the papers' ResNets have, and unpadded Inceptions end in maps of 5×5.
 */
export const portabilityMisfits: readonly Omit<Misfit, "place">[] = [
  { backbones: ["res2net"], types: ["botnet", "sk", "splat"], code, because: /`replace` with one of conv1, conv3/ },
  {
    backbones: ["shakeshake", "vovnet", "mixnet"],
    types: ["botnet", "sk", "splat"],
    code,
    because: /whose convolutions can be replaced/,
  },
  {
    backbones: [
      "mobilenet_v1",
      "mobilenet_v2",
      "mobilenet_v3",
      "efficientnet",
      "efficientnet_v2",
      "mnasnet",
      "shufflenet_v1",
      "shufflenet_v2",
      "ghostnet",
      "rexnet",
      "vgg",
    ],
    types: ["splat"],
    code,
    // Twice as many groups as channels where each has its own, and the three channels of a picture.
    because: /equally among \d+ splits/,
  },
  { backbones: ["shufflenet_v2"], types: ["botnet"], code, because: /equally among 4 heads.* found 58/ },
  { backbones: ["rexnet"], types: ["botnet"], code, because: /equally among 4 heads.* found 162/ },
  { backbones: ["rexnet"], types: ["lct"], code, because: /equally among 8 groups.* found 162/ },
  { backbones: ["shufflenet_v2"], types: ["lct"], code, because: /equally among 8 groups.* found 58/ },
  {
    backbones: [
      "shakeshake",
      "bninception",
      "googlenet",
      "inception_v3",
      "inception_resnet_v2",
      "mobilenet_v2",
      "mobilenet_v3",
      "efficientnet",
      "mnasnet",
      "shufflenet_v1",
      "shufflenet_v2",
      "densenet",
      "ghostnet",
      "mixnet",
      "rexnet",
    ],
    types: ["sge"],
    code,
    because: /equally among 64 groups/,
  },
  {
    backbones: [
      "shakeshake",
      "bninception",
      "googlenet",
      "inception_v3",
      "inception_resnet_v2",
      "mobilenet_v1",
      "mobilenet_v2",
      "mobilenet_v3",
      "efficientnet",
      "efficientnet_v2",
      "mnasnet",
      "shufflenet_v1",
      "shufflenet_v2",
      "regnet",
      "densenet",
      "ghostnet",
      "mixnet",
      "rexnet",
      "vgg",
    ],
    types: ["sa"],
    code,
    because: /equally among 128 half groups/,
  },
  {
    backbones: ["mobilenet_v3", "mnasnet", "shufflenet_v1", "shufflenet_v2", "ghostnet", "mixnet", "rexnet"],
    types: ["fca"],
    code,
    because: /equally among 16 frequencies/,
  },
  {
    backbones: ["inception_v3", "inception_v4", "inception_resnet_v1", "inception_resnet_v2"],
    types: ["fca"],
    code,
    because: /top16 is given on 7×7.* found 5×5/,
  },
];
