/** Arguments of timm's models that are options here. */
export const backboneArguments: ReadonlyMap<string, string> = new Map([
  ["drop_rate", "dropout"],
  ["drop_path_rate", "dropPath"],
  ["output_stride", "outputStride"],
]);

/**
 * Options of networks whose name timm shares with torchvision, after which they are computed here, where timm computes them in another way
 * (test/hub/presets.test.ts).
 */
export const timmsOwn: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map(
  ["efficientnet_b5", "efficientnet_b6", "efficientnet_b7"].map((name) => [name, { epsilon: 1e-5, momentum: 0.1 }]),
);
