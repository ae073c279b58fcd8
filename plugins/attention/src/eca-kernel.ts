/** How the size of ECA's kernel follows from the channels; see {@link ecaKernel}. */
export const kernelRules = ["roundUp", "nearest"] as const;

/**
 * The size of ECA's kernel for C channels, from t = (log₂ C + β) / γ.
 *
 * - `roundUp`: ⌊t⌋, or one more where that is even, and at least 3 (the authors' code and timm: 86 weights on ResNet-50).
 * - `nearest`: the odd number nearest to t, the lower of two (the paper's Eq. 12 and its 80 weights on ResNet-50).
 */
export function ecaKernel(
  channels: number,
  { rule, gamma, beta }: { readonly rule: (typeof kernelRules)[number]; readonly gamma: number; readonly beta: number },
): number {
  const exact = Math.abs(Math.log2(channels) + beta) / gamma;
  if (rule === "nearest") return Math.max(1, 2 * Math.ceil(exact / 2 - 1) + 1);
  const floor = Math.floor(exact);
  return Math.max(floor % 2 === 1 ? floor : floor + 1, 3);
}
