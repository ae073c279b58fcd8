import { type Stem, type StemPool, stemPool, type StemSpec } from "../../residual/stem.js";

/**
 * Three 3×3 convolutions, the first of stride 2, and a pool: the first two of the stem's width (SENet-154: Hu et al.
 * 2020, appendix; ResNet-D: He et al. 2019).
 */
export function deepStem(spec: StemSpec, pool: StemPool): Stem {
  return threeConvolutions(spec, [spec.width, spec.width], pool);
}

/** A deep stem whose first convolution has but three quarters of the width (timm's ResNet-T). */
export function tieredStem(spec: StemSpec, pool: StemPool): Stem {
  return threeConvolutions(spec, [3 * Math.floor(spec.width / 4), spec.width], pool);
}

function threeConvolutions(
  { names: { deepStem: names }, width, epsilon }: StemSpec,
  first: readonly [number, number],
  pool: StemPool,
): Stem {
  const channels = [...first, 2 * width];
  return {
    reduction: 4,
    build: (b, image) =>
      stemPool(
        b,
        names.reduce((x, { conv, norm }, position) => {
          const y = b.conv(conv, x, {
            channels: channels[position] ?? 0,
            kernel: 3,
            stride: position === 0 ? 2 : 1,
          });
          return b.relu(b.batchNorm(norm, y, { epsilon }));
        }, image),
        pool,
      ),
  };
}
