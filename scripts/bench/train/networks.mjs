const se = [{ attach: { type: "se" } }];

/** The networks that are trained: as configs, and in the terms of scripts/goldens/reference_resnet.py and TensorFlow.js. */
export const networks = [
  {
    name: "SE-ResNet-50",
    batch: 8,
    size: 224,
    config: { extends: "seresnet50" },
    structure: { block: "bottleneck", layers: [3, 4, 6, 3], stem: "conv7", classes: 1000 },
    /** The most that a step may take, as a multiple of PyTorch's time in NCHW. */
    limits: { blocked: 1.1, portable: 2, tensorflow: 1 },
  },
  {
    name: "SE-ResNet-20",
    batch: 128,
    size: 32,
    config: { backbone: { type: "resnet", depth: 20, stem: "cifar" }, classes: 10, attachments: se },
    structure: { block: "basic", layers: [3, 3, 3], width: 16, stem: "cifar", classes: 10 },
    limits: { blocked: 1.25, portable: 2 },
  },
  {
    name: "SE-ResNeXt-50",
    batch: 8,
    size: 224,
    config: { extends: "seresnext50_32x4d" },
    structure: {
      block: "bottleneck",
      layers: [3, 4, 6, 3],
      cardinality: 32,
      base_width: 4,
      stem: "conv7",
      classes: 1000,
    },
    limits: {},
  },
  {
    name: "SE-ResNet-18",
    batch: 32,
    size: 64,
    config: { extends: "seresnet18" },
    structure: { block: "basic", layers: [2, 2, 2, 2], stem: "conv7", classes: 1000 },
    limits: {},
  },
];
