/** State-dict names of the excitation's two layers, by the name of the option. */
export const layerNames = {
  /** torchvision, and timm's ResNets. */
  fc: ["fc1", "fc2"],
  /** pytorchcv. */
  conv: ["conv1", "conv2"],
  /** timm's EfficientNets and MnasNets. */
  reduceExpand: ["conv_reduce", "conv_expand"],
  /** The article and moskomule's senet.pytorch, whose layers are the first and third of an `nn.Sequential`. */
  sequential: ["fc.0", "fc.2"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
