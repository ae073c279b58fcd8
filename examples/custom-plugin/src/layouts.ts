import type { Fire } from "./fire-block.js";

/** How a version is laid out: its first convolution, and fire modules by stage; a pool stands before each stage. */
interface Layout {
  readonly stem: { readonly channels: number; readonly kernel: number };
  readonly stages: readonly (readonly Fire[])[];
}

/** Fire modules at positions of torchvision's list, with the squeezes in order; each expands fourfold on both sides. */
function fires(first: number, ...squeezes: readonly number[]): readonly Fire[] {
  return squeezes.map((squeeze, index) => ({ position: first + index, squeeze, expand: 4 * squeeze }));
}

/** Iandola et al., table 1; 1.1 shrinks earlier and has narrower first layers. */
export const layouts: Readonly<Record<"1.0" | "1.1", Layout>> = {
  "1.0": {
    stem: { channels: 96, kernel: 7 },
    stages: [fires(3, 16, 16, 32), fires(7, 32, 48, 48, 64), fires(12, 64)],
  },
  "1.1": {
    stem: { channels: 64, kernel: 3 },
    stages: [fires(3, 16, 16), fires(6, 32, 32), fires(9, 48, 48, 64, 64)],
  },
};
