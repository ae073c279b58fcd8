import { googlenetAuxiliary } from "./auxiliary-heads.js";
import type { InceptionModule } from "../modules/inception-module.js";
import { main3x3, maxPool, unit } from "../modules/step.js";
import type { InceptionNetwork } from "./inception-network.js";

/** Channels of a module: the 1×1; the 3×3 with its reduction; the 5×5 with its reduction; the projection after the pool. */
type Widths = readonly [
  conv1: number,
  reduce3: number,
  conv3: number,
  reduce5: number,
  conv5: number,
  projection: number,
];

/** Szegedy et al. 2015, Table 1. */
const widths = {
  inception3a: [64, 96, 128, 16, 32, 32],
  inception3b: [128, 128, 192, 32, 96, 64],
  inception4a: [192, 96, 208, 16, 48, 64],
  inception4b: [160, 112, 224, 24, 64, 64],
  inception4c: [128, 128, 256, 24, 64, 64],
  inception4d: [112, 144, 288, 32, 64, 64],
  inception4e: [256, 160, 320, 32, 128, 128],
  inception5a: [256, 160, 320, 32, 128, 128],
  inception5b: [384, 192, 384, 48, 128, 128],
} as const satisfies Readonly<Record<string, Widths>>;

/** What sources do differently. */
export interface GooglenetOptions {
  /** Kernel of the third branch: 5 in the paper, 3 in torchvision. */
  readonly branch3Kernel: 3 | 5;
}

/**
 * GoogLeNet with batch norm, under torchvision's names.
 * Source: Szegedy et al. 2015 (Going Deeper with Convolutions), Table 1; torchvision's googlenet.
 */
export function googlenetNetwork({ branch3Kernel }: GooglenetOptions): InceptionNetwork {
  const module = (name: keyof typeof widths): InceptionModule => {
    const [conv1, reduce3, conv3, reduce5, conv5, projection]: Widths = widths[name];
    return {
      name,
      stride: 1,
      branches: [
        [unit("branch1", conv1)],
        [unit("branch2.0", reduce3), main3x3("branch2.1", conv3)],
        [unit("branch3.0", reduce5), unit("branch3.1", conv5, branch3Kernel)],
        [maxPool({ stride: 1, padding: 1, ceil: true }), unit("branch4.1", projection)],
      ],
    };
  };
  return {
    stem: {
      steps: [
        unit("conv1", 64, 7, 2),
        maxPool({ ceil: true }),
        unit("conv2", 64),
        unit("conv3", 192, 3),
        maxPool({ ceil: true }),
      ],
      features: [
        { after: 0, name: "conv1", reduction: 2 },
        { after: 3, name: "conv3", reduction: 4 },
      ],
    },
    stages: [
      {
        name: "",
        feature: "inception3b",
        reduction: 8,
        before: [],
        modules: [module("inception3a"), module("inception3b")],
      },
      {
        name: "",
        feature: "inception4e",
        reduction: 16,
        before: [maxPool({ ceil: true })],
        modules: [
          module("inception4a"),
          module("inception4b"),
          module("inception4c"),
          module("inception4d"),
          module("inception4e"),
        ],
      },
      {
        name: "",
        feature: "inception5b",
        reduction: 32,
        before: [maxPool({ size: 2, ceil: true })],
        modules: [module("inception5a"), module("inception5b")],
      },
    ],
    classifier: "fc",
    auxiliary: [
      { name: "aux1", after: "inception4a", build: googlenetAuxiliary },
      { name: "aux2", after: "inception4d", build: googlenetAuxiliary },
    ],
  };
}
