/** Names of the parts of an SK convolution. */
export interface SelectiveKernelNames {
  /** Of the n-th path, from 0, with its `conv` and `bn`. */
  path(n: number): string;
  readonly reduce: string;
  readonly norm: string;
  readonly select: string;
}

/** The layouts of state-dict names, by the name of the option. */
export const selectiveKernelNames = {
  /** timm's `SelectiveKernel`. */
  timm: { path: (n) => `paths.${n}`, reduce: "attn.fc_reduce", norm: "attn.bn", select: "attn.fc_select" },
  /** pytorchcv's `SKConvBlock`. */
  pytorchcv: { path: (n) => `branches.branch${n + 2}`, reduce: "fc1.conv", norm: "fc1.bn", select: "fc2" },
} as const satisfies Readonly<Record<string, SelectiveKernelNames>>;
