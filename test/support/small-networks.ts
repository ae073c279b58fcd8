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
    { block: "basic", layers: [1, 1], width: 16, stem: "tiered", shortcut: "averagePool", activateBranch: true },
    { block: "basic", layers: [1, 1], width: 8, stem: "deep", stemPool: "convolution", names: "sk" },
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
  efficientnet_v2: [{ variant: "base", widthMultiplier: 0.25, depthMultiplier: 0.3, outputStride: 16 }],
  mixnet: [{ widthMultiplier: 0.25, outputStride: 16 }],
  mnasnet: [{ widthMultiplier: 0.25, outputStride: 16 }],
  shufflenet_v1: [{ groups: 2, widthMultiplier: 0.2 }],
  shufflenet_v2: [{ channels: [8, 16, 24, 32, 32] }],
  regnet: [
    { depth: 4, initialWidth: 8, widthSlope: 8, widthGrowth: 2, groupWidth: 4, stemWidth: 8, zeroInit: false },
    {
      depth: 3,
      initialWidth: 8,
      widthSlope: 4,
      widthGrowth: 2,
      groupWidth: 8,
      stemWidth: 8,
      preActivation: true,
      activation: "silu",
      shortcut: "averagePool",
    },
    {
      depth: 3,
      initialWidth: 8,
      widthSlope: 4,
      widthGrowth: 2,
      groupWidth: 4,
      stemWidth: 8,
      bottleneckRatio: 2,
      shortcut: "none",
      linearOutput: true,
      headChannels: 12,
      activation: "silu",
      zeroInit: false,
    },
  ],
  ghostnet: [{ widthMultiplier: 0.25 }],
  rexnet: [{ widthMultiplier: 0.25, initialChannels: 8, addedChannels: 60, channelDivisor: 4, outputStride: 16 }],
  densenet: [
    { layers: [2, 1, 1], growthRate: 4 },
    { layers: [1, 1], growthRate: 4, stem: "deep", compression: 1 },
  ],
  vgg: [
    { depth: 11, widthMultiplier: 0.125, hiddenChannels: 16 },
    { depth: 11, batchNorm: false, widthMultiplier: 0.125, hiddenChannels: 16 },
  ],
  vovnet: [
    { blocks: [2, 1], layers: 2, stemChannels: [8, 8, 8], layerChannels: [8, 8], channels: [16, 24], residual: true },
    {
      blocks: [1, 1],
      layers: 1,
      stemChannels: [8, 8, 8],
      layerChannels: [8, 12],
      channels: [16, 24],
      depthwise: true,
    },
  ],
  res2net: [
    { layers: [2, 1], width: 8 },
    { layers: [1, 1], width: 8, scale: 2, cardinality: 2, stem: "deep", shortcut: "averagePool" },
  ],
  bninception: [{ widthMultiplier: 0.125 }],
  googlenet: [{ widthMultiplier: 0.125 }],
  inception_v3: [{ widthMultiplier: 0.125 }],
  inception_v4: [{ widthMultiplier: 0.125 }],
  inception_resnet_v1: [{ widthMultiplier: 0.125, repeats: [2, 1, 2] }],
  inception_resnet_v2: [{ widthMultiplier: 0.125, repeats: [1, 2, 1] }],
};

/** The size of the picture for networks that shrink theirs too much for the usual one: the least that they can take, and more. */
const larger: Readonly<Record<string, { readonly height: number; readonly width: number }>> = {
  vgg: { height: 32, width: 64 },
  ghostnet: { height: 48, width: 64 },
  bninception: { height: 32, width: 64 },
  inception_v3: { height: 75, width: 83 },
  inception_v4: { height: 75, width: 83 },
  inception_resnet_v1: { height: 75, width: 83 },
  inception_resnet_v2: { height: 75, width: 83 },
};

/** The size of a picture for the small networks of a backbone. */
export function smallInput(backbone: string): { readonly height: number; readonly width: number } {
  return larger[backbone] ?? { height: 24, width: 32 };
}
