/** One block of MobileNetV3. */
export interface MobilenetV3Row {
  readonly kernel: 3 | 5;
  readonly expanded: number;
  readonly channels: number;
  /** Whether the published block has squeeze-and-excitation. */
  readonly se: boolean;
  readonly activation: "relu" | "hardSwish";
  readonly stride: 1 | 2;
}

/** One of the two networks. */
export interface MobilenetV3Table {
  readonly rows: readonly MobilenetV3Row[];
  /** Channels of the classifier's hidden layer. */
  readonly hidden: number;
}

/** MobileNetV3-Large and -Small (Howard et al. 2019, Tables 1 and 2). */
export const tables = {
  large: {
    rows: [
      row(3, 16, 16, "", "relu", 1),
      row(3, 64, 24, "", "relu", 2),
      row(3, 72, 24, "", "relu", 1),
      row(5, 72, 40, "se", "relu", 2),
      row(5, 120, 40, "se", "relu", 1),
      row(5, 120, 40, "se", "relu", 1),
      row(3, 240, 80, "", "hardSwish", 2),
      row(3, 200, 80, "", "hardSwish", 1),
      row(3, 184, 80, "", "hardSwish", 1),
      row(3, 184, 80, "", "hardSwish", 1),
      row(3, 480, 112, "se", "hardSwish", 1),
      row(3, 672, 112, "se", "hardSwish", 1),
      row(5, 672, 160, "se", "hardSwish", 2),
      row(5, 960, 160, "se", "hardSwish", 1),
      row(5, 960, 160, "se", "hardSwish", 1),
    ],
    hidden: 1280,
  },
  small: {
    rows: [
      row(3, 16, 16, "se", "relu", 2),
      row(3, 72, 24, "", "relu", 2),
      row(3, 88, 24, "", "relu", 1),
      row(5, 96, 40, "se", "hardSwish", 2),
      row(5, 240, 40, "se", "hardSwish", 1),
      row(5, 240, 40, "se", "hardSwish", 1),
      row(5, 120, 48, "se", "hardSwish", 1),
      row(5, 144, 48, "se", "hardSwish", 1),
      row(5, 288, 96, "se", "hardSwish", 2),
      row(5, 576, 96, "se", "hardSwish", 1),
      row(5, 576, 96, "se", "hardSwish", 1),
    ],
    hidden: 1024,
  },
} as const satisfies Readonly<Record<string, MobilenetV3Table>>;

function row(
  kernel: MobilenetV3Row["kernel"],
  expanded: number,
  channels: number,
  se: "se" | "",
  activation: MobilenetV3Row["activation"],
  stride: MobilenetV3Row["stride"],
): MobilenetV3Row {
  return { kernel, expanded, channels, se: se === "se", activation, stride };
}
