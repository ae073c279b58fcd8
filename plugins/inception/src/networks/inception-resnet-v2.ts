import { averagePool, main3x3, maxPool, unit, unpadded } from "../modules/step.js";
import { traceSteps } from "../modules/trace-steps.js";
import type { ResidualNetwork } from "./residual-network.js";

const lastFeature = "conv2d_7b";

/**
 * Inception-ResNet-v2 with the widths of TF-slim, under timm's names. The paper's figures have Inception-v4's stem,
 * 5, 10 and 5 modules and other widths; the network that was published as code and weights is this one.
 * Source: Szegedy et al. 2017, figs. 15–19; timm's inception_resnet_v2.
 */
export const inceptionResnetV2Network: ResidualNetwork = {
  stem: {
    steps: [
      unpadded("conv2d_1a", 32, 3, 2),
      unpadded("conv2d_2a", 32, 3),
      unit("conv2d_2b", 64, 3),
      maxPool(),
      unit("conv2d_3b", 80),
      unpadded("conv2d_4a", 192, 3),
      maxPool(),
    ],
    features: [
      { after: 2, name: "conv2d_2b", reduction: 2 },
      { after: 5, name: "conv2d_4a", reduction: 4 },
    ],
  },
  stages: [
    {
      opening: {
        name: "mixed_5b",
        stride: 1,
        branches: [
          [unit("branch0", 96)],
          [unit("branch1.0", 48), unit("branch1.1", 64, 5)],
          [unit("branch2.0", 64), unit("branch2.1", 96, 3), main3x3("branch2.2", 96)],
          [averagePool, unit("branch3.1", 64)],
        ],
      },
      list: "repeat",
      count: 10,
      scale: 0.17,
      branches: [
        [unit("branch0", 32)],
        [unit("branch1.0", 32), unit("branch1.1", 32, 3)],
        [unit("branch2.0", 32), unit("branch2.1", 48, 3), main3x3("branch2.2", 64)],
      ],
    },
    {
      opening: {
        name: "mixed_6a",
        stride: 2,
        branches: [
          [unpadded("branch0", 384, 3, 2)],
          [unit("branch1.0", 256), main3x3("branch1.1", 256), unpadded("branch1.2", 384, 3, 2)],
          [maxPool()],
        ],
      },
      list: "repeat_1",
      count: 20,
      scale: 0.1,
      branches: [
        [unit("branch0", 192)],
        [unit("branch1.0", 128), unit("branch1.1", 160, [1, 7]), unit("branch1.2", 192, [7, 1])],
      ],
    },
    {
      opening: {
        name: "mixed_7a",
        stride: 2,
        branches: [
          [unit("branch0.0", 256), unpadded("branch0.1", 384, 3, 2)],
          [unit("branch1.0", 256), unpadded("branch1.1", 288, 3, 2)],
          [unit("branch2.0", 256), main3x3("branch2.1", 288), unpadded("branch2.2", 320, 3, 2)],
          [maxPool()],
        ],
      },
      list: "repeat_2",
      count: 10,
      scale: 0.2,
      branches: [
        [unit("branch0", 192)],
        [unit("branch1.0", 192), unit("branch1.1", 224, [1, 3]), unit("branch1.2", 256, [3, 1])],
      ],
    },
  ],
  lastFeature,
  classify(b, x, rule, { classes, dropout }) {
    const features = b.feature(lastFeature, traceSteps(b, x, [unit(lastFeature, 1536)], rule), 32);
    return b.dense("classif", b.dropout(b.flatten(b.globalAveragePool(b.beforePool(features))), dropout), {
      channels: classes,
    });
  },
};
