/** A group of blocks of a MnasNet. */
export interface MnasnetRow {
  readonly expansion: number;
  readonly kernel: 3 | 5;
  readonly stride: 1 | 2;
  readonly channels: number;
  readonly count: number;
  /** Whether the published group has squeeze-and-excitation. */
  readonly se: boolean;
}

/** MnasNet-A1 (Tan et al. 2019, fig. 7) and MnasNet-B1, which was searched without SE (their appendix; timm). */
export const tables = {
  a1: [
    row(1, 3, 1, 16, 1),
    row(6, 3, 2, 24, 2),
    row(3, 5, 2, 40, 3, true),
    row(6, 3, 2, 80, 4),
    row(6, 3, 1, 112, 2, true),
    row(6, 5, 2, 160, 3, true),
    row(6, 3, 1, 320, 1),
  ],
  b1: [
    row(1, 3, 1, 16, 1),
    row(3, 3, 2, 24, 3),
    row(3, 5, 2, 40, 3),
    row(6, 5, 2, 80, 3),
    row(6, 3, 1, 96, 2),
    row(6, 5, 2, 192, 4),
    row(6, 3, 1, 320, 1),
  ],
} as const satisfies Readonly<Record<string, readonly MnasnetRow[]>>;

function row(
  expansion: number,
  kernel: MnasnetRow["kernel"],
  stride: MnasnetRow["stride"],
  channels: number,
  count: number,
  se = false,
): MnasnetRow {
  return { expansion, kernel, stride, channels, count, se };
}
