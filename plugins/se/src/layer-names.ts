/** State-dict names of the excitation's two layers, by the name of the option. */
export const layerNames = {
  /** torchvision, and timm's ResNets. */
  fc: ["fc1", "fc2"],
  /** pytorchcv. */
  conv: ["conv1", "conv2"],
  /** timm's EfficientNets and MnasNets. */
  reduceExpand: ["conv_reduce", "conv_expand"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
