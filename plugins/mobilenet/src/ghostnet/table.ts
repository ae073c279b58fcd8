/** A bottleneck of GhostNet. */
export interface GhostnetRow {
  /** Its place in timm's state dict: group and position. */
  readonly name: string;
  readonly kernel: 3 | 5;
  readonly expanded: number;
  readonly channels: number;
  /** Whether the published block has squeeze-and-excitation. */
  readonly se: boolean;
  readonly stride: 1 | 2;
}

/** GhostNet (Han et al. 2020, Table 1), in the groups of the authors' code. */
export const ghostnetTable: readonly GhostnetRow[] = [
  row("0.0", 3, 16, 16, "", 1),
  row("1.0", 3, 48, 24, "", 2),
  row("2.0", 3, 72, 24, "", 1),
  row("3.0", 5, 72, 40, "se", 2),
  row("4.0", 5, 120, 40, "se", 1),
  row("5.0", 3, 240, 80, "", 2),
  row("6.0", 3, 200, 80, "", 1),
  row("6.1", 3, 184, 80, "", 1),
  row("6.2", 3, 184, 80, "", 1),
  row("6.3", 3, 480, 112, "se", 1),
  row("6.4", 3, 672, 112, "se", 1),
  row("7.0", 5, 672, 160, "se", 2),
  row("8.0", 5, 960, 160, "", 1),
  row("8.1", 5, 960, 160, "se", 1),
  row("8.2", 5, 960, 160, "", 1),
  row("8.3", 5, 960, 160, "se", 1),
];

function row(
  name: string,
  kernel: GhostnetRow["kernel"],
  expanded: number,
  channels: number,
  se: "se" | "",
  stride: GhostnetRow["stride"],
): GhostnetRow {
  return { name, kernel, expanded, channels, se: se === "se", stride };
}
