import type { InceptionModule } from "../modules/inception-module.js";
import { averagePool, main3x3, maxPool, type Steps, unit } from "../modules/step.js";
import type { InceptionNetwork } from "./inception-network.js";

/** Channels of the branch with two 3×3 convolutions. */
type Double = readonly [reduce: number, first: number, second: number];
/** Channels of the branch with one 3×3 convolution. */
type Single = readonly [reduce: number, conv: number];

/** The pool branch of the last module. */
const maximum = maxPool({ stride: 1, padding: 1, ceil: true });

function module(
  name: string,
  conv1: number,
  [reduce3, conv3]: Single,
  [reduceDouble, first, second]: Double,
  projection: number,
  pool = averagePool,
): InceptionModule {
  return {
    name,
    stride: 1,
    branches: [
      [unit("branches.branch1", conv1)],
      [unit("branches.branch2.conv1", reduce3), main3x3("branches.branch2.conv2", conv3)],
      double("branches.branch3", [reduceDouble, first, second]),
      [pool, unit("branches.branch4.conv", projection)],
    ],
  };
}

function reduction(name: string, [reduce3, conv3]: Single, channels: Double): InceptionModule {
  return {
    name,
    stride: 2,
    branches: [
      [unit("branches.branch1.conv1", reduce3), main3x3("branches.branch1.conv2", conv3, 2)],
      double("branches.branch2", channels, 2),
      [maxPool({ ceil: true })],
    ],
  };
}

function double(branch: string, [reduce, first, second]: Double, stride = 1): Steps {
  return [
    unit(`${branch}.conv1`, reduce),
    unit(`${branch}.conv2`, first, 3),
    unit(`${branch}.conv3`, second, 3, stride),
  ];
}

/**
 * BN-Inception under pytorchcv's names; the authors of SE-BN-Inception have no convolution bias, pytorchcv has.
 * Sources: Ioffe & Szegedy 2015 (Batch Normalization), appendix; the SENet authors' SE-BN-Inception.
 */
export const bnInceptionNetwork: InceptionNetwork = {
  stem: {
    steps: [
      unit("features.init_block.conv1", 64, 7, 2),
      maxPool({ ceil: true }),
      unit("features.init_block.conv2.conv1", 64),
      unit("features.init_block.conv2.conv2", 192, 3),
      maxPool({ ceil: true }),
    ],
    features: [
      { after: 0, name: "features.init_block.conv1", reduction: 2 },
      { after: 3, name: "features.init_block.conv2.conv2", reduction: 4 },
    ],
  },
  stages: [
    {
      name: "features.stage1",
      feature: "features.stage1",
      reduction: 8,
      before: [],
      modules: [module("unit1", 64, [64, 64], [64, 96, 96], 32), module("unit2", 64, [64, 96], [64, 96, 96], 64)],
    },
    {
      name: "features.stage2",
      feature: "features.stage2",
      reduction: 16,
      before: [],
      modules: [
        reduction("unit1", [128, 160], [64, 96, 96]),
        module("unit2", 224, [64, 96], [96, 128, 128], 128),
        module("unit3", 192, [96, 128], [96, 128, 128], 128),
        module("unit4", 160, [128, 160], [128, 160, 160], 128),
        module("unit5", 96, [128, 192], [160, 192, 192], 128),
      ],
    },
    {
      name: "features.stage3",
      feature: "features.stage3",
      reduction: 32,
      before: [],
      modules: [
        reduction("unit1", [128, 192], [192, 256, 256]),
        module("unit2", 352, [192, 320], [160, 224, 224], 128),
        module("unit3", 352, [192, 320], [192, 224, 224], 128, maximum),
      ],
    },
  ],
  classifier: "output",
  auxiliary: [],
};
