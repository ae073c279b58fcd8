import { type Stem, type StemPool, stemPool } from "../residual/stem.js";
import type { NetworkNames } from "./names.js";

/** What a stem is made from. */
export interface StemSpec {
  readonly names: NetworkNames;
  /** Channels of the stem; a deep stem's last convolution has twice as many. */
  readonly width: number;
  /** BN epsilon. */
  readonly epsilon: number;
}

/** A 7×7 convolution of stride 2 and a pool (He et al. 2016, Table 1). */
function conv7Stem({ names: { stem }, width, epsilon }: StemSpec, pool: StemPool): Stem {
  return {
    reduction: 4,
    build: (b, image) =>
      stemPool(
        b,
        b.relu(
          b.batchNorm(stem.norm, b.conv(stem.conv, image, { channels: width, kernel: 7, stride: 2 }), { epsilon }),
        ),
        pool,
        // As timm calls it.
        "act1",
      ),
  };
}

/**
 * Three 3×3 convolutions, the first of stride 2, and a pool: the first two of the stem's width (SENet-154: Hu et al.
 * 2020, appendix; ResNet-D: He et al. 2019).
 */
function deepStem(spec: StemSpec, pool: StemPool): Stem {
  return threeConvolutions(spec, [spec.width, spec.width], pool);
}

/** A deep stem whose first convolution has but three quarters of the width (timm's ResNet-T). */
function tieredStem(spec: StemSpec, pool: StemPool): Stem {
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
        // As timm calls it.
        "act1",
      ),
  };
}

/** One 3×3 convolution at full resolution (He et al. 2016, section 4.2). */
function cifarStem({ names: { stem }, width, epsilon }: StemSpec): Stem {
  return {
    reduction: 1,
    build: (b, image) =>
      b.stem(b.relu(b.batchNorm(stem.norm, b.conv(stem.conv, image, { channels: width, kernel: 3 }), { epsilon }))),
  };
}

/** The stems by the name of the option. */
export const stems = {
  conv7: conv7Stem,
  deep: deepStem,
  tiered: tieredStem,
  cifar: cifarStem,
} as const satisfies Readonly<Record<string, (spec: StemSpec, pool: StemPool) => Stem>>;
