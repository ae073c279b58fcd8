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
  ],
};
