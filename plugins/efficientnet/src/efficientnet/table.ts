import { roundHalfToEven } from "@netgraft/plugin-se";

/** A group of blocks of EfficientNet-B0. */
export interface EfficientNetRow {
  readonly expansion: number;
  readonly kernel: 3 | 5;
  readonly stride: 1 | 2;
  readonly channels: number;
  /** How many blocks; the depth multiplier scales it. */
  readonly count: number;
}

/** The seven groups of EfficientNet-B0 (Tan & Le 2019, Table 1). */
export const efficientnetTable: readonly EfficientNetRow[] = [
  { expansion: 1, kernel: 3, stride: 1, channels: 16, count: 1 },
  { expansion: 6, kernel: 3, stride: 2, channels: 24, count: 2 },
  { expansion: 6, kernel: 5, stride: 2, channels: 40, count: 2 },
  { expansion: 6, kernel: 3, stride: 2, channels: 80, count: 3 },
  { expansion: 6, kernel: 5, stride: 1, channels: 112, count: 3 },
  { expansion: 6, kernel: 5, stride: 2, channels: 192, count: 4 },
  { expansion: 6, kernel: 3, stride: 1, channels: 320, count: 1 },
];

/** How a number of blocks is rounded: up (Tan & Le's code, torchvision), or to the nearest, as Python does, and at least one (TinyNet). */
export type DepthRounding = "up" | "nearest";

/** Blocks of a group at a depth. */
export function scaledCount(count: number, depthMultiplier: number, rounding: DepthRounding = "up"): number {
  const scaled = count * depthMultiplier;
  return rounding === "up" ? Math.ceil(scaled) : Math.max(1, roundHalfToEven(scaled));
}
