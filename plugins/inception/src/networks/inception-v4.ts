import type { InceptionModule } from "../modules/inception-module.js";
import { averagePool, fork, main3x3, maxPool, type Steps, unit, unpadded } from "../modules/step.js";
import type { InceptionNetwork } from "./inception-network.js";

/** The pool branch: a mean, in which padding does not count (TensorFlow), and a projection. */
function pooled(channels: number): Steps {
  return [averagePool, unit("branch3.1", channels)];
}

/** The stem, whose three forks are no modules of the network proper (Szegedy et al. 2017, fig. 3). */
const stem: Steps = [
  unpadded("features.0", 32, 3, 2),
  unpadded("features.1", 32, 3),
  unit("features.2", 64, 3),
  fork([maxPool()], [unpadded("features.3.conv", 96, 3, 2)]),
  fork(
    [unit("features.4.branch0.0", 64), unpadded("features.4.branch0.1", 96, 3)],
    [
      unit("features.4.branch1.0", 64),
      unit("features.4.branch1.1", 64, [1, 7]),
      unit("features.4.branch1.2", 64, [7, 1]),
      unpadded("features.4.branch1.3", 96, 3),
    ],
  ),
  fork([unpadded("features.5.conv", 192, 3, 2)], [maxPool()]),
];

/** Inception-A (fig. 4). */
const a: InceptionModule["branches"] = [
  [unit("branch0", 96)],
  [unit("branch1.0", 64), main3x3("branch1.1", 96)],
  [unit("branch2.0", 64), unit("branch2.1", 96, 3), unit("branch2.2", 96, 3)],
  pooled(96),
];

/** Reduction-A (fig. 7 with the widths of Table 1). */
const reductionA: InceptionModule["branches"] = [
  [unpadded("branch0", 384, 3, 2)],
  [unit("branch1.0", 192), main3x3("branch1.1", 224), unpadded("branch1.2", 256, 3, 2)],
  [maxPool()],
];

/** Inception-B (fig. 5). */
const b: InceptionModule["branches"] = [
  [unit("branch0", 384)],
  [unit("branch1.0", 192), unit("branch1.1", 224, [1, 7]), unit("branch1.2", 256, [7, 1])],
  [
    unit("branch2.0", 192),
    unit("branch2.1", 192, [7, 1]),
    unit("branch2.2", 224, [1, 7]),
    unit("branch2.3", 224, [7, 1]),
    unit("branch2.4", 256, [1, 7]),
  ],
  pooled(128),
];

/** Reduction-B (fig. 8). */
const reductionB: InceptionModule["branches"] = [
  [unit("branch0.0", 192), unpadded("branch0.1", 192, 3, 2)],
  [
    unit("branch1.0", 256),
    unit("branch1.1", 256, [1, 7]),
    unit("branch1.2", 320, [7, 1]),
    unpadded("branch1.3", 320, 3, 2),
  ],
  [maxPool()],
];

/** Inception-C (fig. 6). */
const c: InceptionModule["branches"] = [
  [unit("branch0", 256)],
  [unit("branch1_0", 384), fork([unit("branch1_1a", 256, [1, 3])], [unit("branch1_1b", 256, [3, 1])])],
  [
    unit("branch2_0", 384),
    unit("branch2_1", 448, [3, 1]),
    unit("branch2_2", 512, [1, 3]),
    fork([unit("branch2_3a", 256, [1, 3])], [unit("branch2_3b", 256, [3, 1])]),
  ],
  pooled(256),
];

/** A stage: perhaps a reduction, then so many equal modules; they are numbered on in one flat list. */
function modules(
  first: number,
  count: number,
  branches: InceptionModule["branches"],
  reduction?: InceptionModule["branches"],
): readonly InceptionModule[] {
  const all = [
    ...(reduction === undefined ? [] : [{ branches: reduction, stride: 2 } as const]),
    ...Array.from({ length: count }, () => ({ branches, stride: 1 }) as const),
  ];
  return all.map((module, index) => ({ ...module, name: `${first + index}` }));
}

/**
 * Inception-v4 under timm's names.
 * Source: Szegedy et al. 2017 (Inception-v4, Inception-ResNet and the Impact of Residual Connections), figs. 3–9.
 */
export const inceptionV4Network: InceptionNetwork = {
  stem: {
    steps: stem,
    features: [
      { after: 2, name: "features.2", reduction: 2 },
      { after: 3, name: "features.3", reduction: 4 },
    ],
  },
  stages: [
    { name: "features", feature: "features.9", reduction: 8, before: [], modules: modules(6, 4, a) },
    { name: "features", feature: "features.17", reduction: 16, before: [], modules: modules(10, 7, b, reductionA) },
    { name: "features", feature: "features.21", reduction: 32, before: [], modules: modules(18, 3, c, reductionB) },
  ],
  classifier: "last_linear",
  auxiliary: [],
};
