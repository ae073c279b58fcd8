import { main3x3, maxPool, unit, unpadded } from "../modules/step.js";
import { scaledChannels } from "../modules/trace-steps.js";
import type { ResidualNetwork } from "./residual-network.js";

/**
 * Inception-ResNet-v1 under the names of facenet-pytorch. Its head has a layer of 512 channels, which FaceNet takes as
 * an embedding; facenet-pytorch and pytorchcv have it, the paper has not.
 * Source: Szegedy et al. 2017, figs. 10–14; TF-slim's port in davidsandberg/facenet.
 */
export const inceptionResnetV1Network: ResidualNetwork = {
  stem: {
    steps: [
      unpadded("conv2d_1a", 32, 3, 2),
      unpadded("conv2d_2a", 32, 3),
      unit("conv2d_2b", 64, 3),
      maxPool(),
      unit("conv2d_3b", 80),
      unpadded("conv2d_4a", 192, 3),
      unpadded("conv2d_4b", 256, 3, 2),
    ],
    features: [
      { after: 2, name: "conv2d_2b", reduction: 2 },
      { after: 5, name: "conv2d_4a", reduction: 4 },
    ],
  },
  stages: [
    {
      list: "repeat_1",
      count: 5,
      scale: 0.17,
      branches: [
        [unit("branch0", 32)],
        [unit("branch1.0", 32), unit("branch1.1", 32, 3)],
        [unit("branch2.0", 32), unit("branch2.1", 32, 3), main3x3("branch2.2", 32)],
      ],
    },
    {
      opening: {
        name: "mixed_6a",
        stride: 2,
        branches: [
          [unpadded("branch0", 384, 3, 2)],
          [unit("branch1.0", 192), main3x3("branch1.1", 192), unpadded("branch1.2", 256, 3, 2)],
          [maxPool()],
        ],
      },
      list: "repeat_2",
      count: 10,
      scale: 0.1,
      branches: [
        [unit("branch0", 128)],
        [unit("branch1.0", 128), unit("branch1.1", 128, [1, 7]), unit("branch1.2", 128, [7, 1])],
      ],
    },
    {
      opening: {
        name: "mixed_7a",
        stride: 2,
        branches: [
          [unit("branch0.0", 256), unpadded("branch0.1", 384, 3, 2)],
          [unit("branch1.0", 256), unpadded("branch1.1", 256, 3, 2)],
          [unit("branch2.0", 256), main3x3("branch2.1", 256), unpadded("branch2.2", 256, 3, 2)],
          [maxPool()],
        ],
      },
      list: "repeat_3",
      count: 6,
      scale: 0.2,
      branches: [
        [unit("branch0", 192)],
        [unit("branch1.0", 192), unit("branch1.1", 192, [1, 3]), unit("branch1.2", 192, [3, 1])],
      ],
    },
  ],
  classify(b, x, rule, { classes, dropout }) {
    const flat = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(x))), dropout);
    const embedded = b.dense("last_linear", flat, { channels: scaledChannels(512, rule), bias: false });
    return b.dense("logits", b.batchNorm("last_bn", embedded, { epsilon: rule.epsilon }), { channels: classes });
  },
};
