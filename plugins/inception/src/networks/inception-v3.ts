import { inceptionV3Auxiliary } from "./auxiliary-heads.js";
import type { InceptionModule } from "../modules/inception-module.js";
import { averagePool, fork, main3x3, maxPool, type Steps, unit, unpadded } from "../modules/step.js";
import type { InceptionNetwork } from "./inception-network.js";

/** The pool branch: a mean, and a projection. */
function pooled(channels: number): Steps {
  return [averagePool, unit("branch_pool", channels)];
}

/** Modules at 35×35 (Szegedy et al. 2016, fig. 5), with a 5×5 as in torchvision. */
function a(name: string, projection: number): InceptionModule {
  return {
    name,
    stride: 1,
    branches: [
      [unit("branch1x1", 64)],
      [unit("branch5x5_1", 48), unit("branch5x5_2", 64, 5)],
      [unit("branch3x3dbl_1", 64), unit("branch3x3dbl_2", 96, 3), main3x3("branch3x3dbl_3", 96)],
      pooled(projection),
    ],
  };
}

/** Modules at 17×17, of 7×1 and 1×7 convolutions (fig. 6). */
function c(name: string, channels: number): InceptionModule {
  return {
    name,
    stride: 1,
    branches: [
      [unit("branch1x1", 192)],
      [unit("branch7x7_1", channels), unit("branch7x7_2", channels, [1, 7]), unit("branch7x7_3", 192, [7, 1])],
      [
        unit("branch7x7dbl_1", channels),
        unit("branch7x7dbl_2", channels, [7, 1]),
        unit("branch7x7dbl_3", channels, [1, 7]),
        unit("branch7x7dbl_4", channels, [7, 1]),
        unit("branch7x7dbl_5", 192, [1, 7]),
      ],
      pooled(192),
    ],
  };
}

/** Modules at 8×8, whose branches fork again (fig. 7). */
function e(name: string): InceptionModule {
  return {
    name,
    stride: 1,
    branches: [
      [unit("branch1x1", 320)],
      [unit("branch3x3_1", 384), fork([unit("branch3x3_2a", 384, [1, 3])], [unit("branch3x3_2b", 384, [3, 1])])],
      [
        unit("branch3x3dbl_1", 448),
        main3x3("branch3x3dbl_2", 384),
        fork([unit("branch3x3dbl_3a", 384, [1, 3])], [unit("branch3x3dbl_3b", 384, [3, 1])]),
      ],
      pooled(192),
    ],
  };
}

/** The reduction from 35×35 to 17×17 (fig. 10). */
const mixed6a: InceptionModule = {
  name: "Mixed_6a",
  stride: 2,
  branches: [
    [unpadded("branch3x3", 384, 3, 2)],
    [unit("branch3x3dbl_1", 64), main3x3("branch3x3dbl_2", 96), unpadded("branch3x3dbl_3", 96, 3, 2)],
    [maxPool()],
  ],
};

/** The reduction from 17×17 to 8×8. */
const mixed7a: InceptionModule = {
  name: "Mixed_7a",
  stride: 2,
  branches: [
    [unit("branch3x3_1", 192), unpadded("branch3x3_2", 320, 3, 2)],
    [
      unit("branch7x7x3_1", 192),
      unit("branch7x7x3_2", 192, [1, 7]),
      unit("branch7x7x3_3", 192, [7, 1]),
      unpadded("branch7x7x3_4", 192, 3, 2),
    ],
    [maxPool()],
  ],
};

/**
 * Inception-v3 under torchvision's names.
 * Source: Szegedy et al. 2016 (Rethinking the Inception Architecture), Table 1; torchvision's inception_v3.
 */
export const inceptionV3Network: InceptionNetwork = {
  stem: {
    steps: [
      unpadded("Conv2d_1a_3x3", 32, 3, 2),
      unpadded("Conv2d_2a_3x3", 32, 3),
      unit("Conv2d_2b_3x3", 64, 3),
      maxPool(),
      unit("Conv2d_3b_1x1", 80),
      unpadded("Conv2d_4a_3x3", 192, 3),
      maxPool(),
    ],
    features: [
      { after: 2, name: "Conv2d_2b_3x3", reduction: 2 },
      { after: 5, name: "Conv2d_4a_3x3", reduction: 4 },
    ],
  },
  stages: [
    {
      name: "",
      feature: "Mixed_5d",
      reduction: 8,
      before: [],
      modules: [a("Mixed_5b", 32), a("Mixed_5c", 64), a("Mixed_5d", 64)],
    },
    {
      name: "",
      feature: "Mixed_6e",
      reduction: 16,
      before: [],
      modules: [mixed6a, c("Mixed_6b", 128), c("Mixed_6c", 160), c("Mixed_6d", 160), c("Mixed_6e", 192)],
    },
    { name: "", feature: "Mixed_7c", reduction: 32, before: [], modules: [mixed7a, e("Mixed_7b"), e("Mixed_7c")] },
  ],
  classifier: "fc",
  auxiliary: [{ name: "AuxLogits", after: "Mixed_6e", build: inceptionV3Auxiliary }],
};
