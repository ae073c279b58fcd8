import { type Stem, type StemPool, stemPool, type StemSpec } from "./stem.js";

/** Three 3×3 convolutions, the first of stride 2, and a pool (SENet-154; Hu et al. 2020, appendix). */
export function deepStem({ names: { deepStem }, width, epsilon }: StemSpec, pool: StemPool): Stem {
  return {
    reduction: 4,
    build: (b, image) =>
      stemPool(
        b,
        deepStem.reduce((x, { conv, norm }, position) => {
          const y = b.conv(conv, x, {
            channels: position === 2 ? 2 * width : width,
            kernel: 3,
            stride: position === 0 ? 2 : 1,
          });
          return b.relu(b.batchNorm(norm, y, { epsilon }));
        }, image),
        pool,
      ),
  };
}
