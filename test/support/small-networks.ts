/** Small networks of every backbone, so that each of its sites occurs in one of them. */
export const smallNetworks: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  resnet: [
    { block: "basic", layers: [2, 1], width: 8 },
    { block: "bottleneck", layers: [1, 2], width: 4 },
    {
      block: "bottleneck",
      layers: [1, 1],
      width: 4,
      stem: "deep",
      cardinality: 2,
      projectionKernel: 3,
      reduceFirst: 2,
      names: "legacy",
    },
    { block: "basic", layers: [1, 1, 1], width: 4, stem: "cifar", shortcut: "zeroPad" },
    { block: "basic", layers: [1, 1], width: 8, stem: "tiered", shortcut: "averagePool" },
  ],
  preresnet: [
    { block: "basic", layers: [2, 1], width: 8 },
    { block: "bottleneck", layers: [1, 2], width: 4, strideOn: "conv1" },
    { block: "basic", layers: [1, 1, 1], width: 4, widen: 2, stem: "cifar" },
  ],
  shakeshake: [
    { block: "basic", layers: [2, 1], width: 8 },
    { block: "bottleneck", layers: [1, 1], width: 8, cardinality: 2, activation: "output" },
  ],
  mobilenet_v1: [{ widthMultiplier: 0.125, outputStride: 16 }],
  mobilenet_v2: [{ widthMultiplier: 0.25, outputStride: 16 }],
  mobilenet_v3: [{ variant: "small", widthMultiplier: 0.25, outputStride: 16 }],
  efficientnet: [{ widthMultiplier: 0.25, depthMultiplier: 0.3, outputStride: 16 }],
  mnasnet: [{ widthMultiplier: 0.25, outputStride: 16 }],
  shufflenet_v1: [{ groups: 2, widthMultiplier: 0.2 }],
  shufflenet_v2: [{ channels: [8, 16, 24, 32, 32] }],
};
