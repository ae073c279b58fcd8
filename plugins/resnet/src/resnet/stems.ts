import { type Stem, type StemPool, stemPool } from "../residual/stem.js";
import { type Antialias, sampled } from "../residual/antialias.js";
import type { BlockBuilder, Value } from "@netgraft/core";
import type { NetworkNames } from "./names.js";

/** What halves the map behind a stem: a pool, a strided convolution (ResNet-RS), or what antialiases. */
export type Halving = StemPool | "convolution" | Extract<Antialias, "average" | "blur">;

/** What a stem is made from. */
export interface StemSpec {
  readonly names: NetworkNames;
  /** Channels of the stem; a deep stem's last convolution has twice as many. */
  readonly width: number;
  /** BN epsilon. */
  readonly epsilon: number;
}

/** A 7×7 convolution of stride 2 and a pool (He et al. 2016, Table 1). */
function conv7Stem({ names: { stem }, width, epsilon }: StemSpec, halving: Halving): Stem {
  return {
    reduction: 4,
    build: (b, image) =>
      halved(
        b,
        b.relu(
          b.batchNorm(stem.norm, b.conv(stem.conv, image, { channels: width, kernel: 7, stride: 2 }), { epsilon }),
        ),
        halving,
        epsilon,
      ),
  };
}

/**
 * Three 3×3 convolutions, the first of stride 2, and a pool: the first two of the stem's width (SENet-154: Hu et al.
 * 2020, appendix; ResNet-D: He et al. 2019).
 */
function deepStem(spec: StemSpec, halving: Halving): Stem {
  return threeConvolutions(spec, [spec.width, spec.width], halving);
}

/** A deep stem whose first convolution has but three quarters of the width (timm's ResNet-T). */
function tieredStem(spec: StemSpec, halving: Halving): Stem {
  return threeConvolutions(spec, [3 * Math.floor(spec.width / 4), spec.width], halving);
}

function threeConvolutions(
  { names: { deepStem: names }, width, epsilon }: StemSpec,
  first: readonly [number, number],
  halving: Halving,
): Stem {
  const channels = [...first, 2 * width];
  return {
    reduction: 4,
    build: (b, image) =>
      halved(
        b,
        names.reduce((x, { conv, norm }, position) => {
          const y = b.conv(conv, x, {
            channels: channels[position] ?? 0,
            kernel: 3,
            stride: position === 0 ? 2 : 1,
          });
          return b.relu(b.batchNorm(norm, y, { epsilon }));
        }, image),
        halving,
        epsilon,
      ),
  };
}

/** The feature map and site of a stem, named as in timm, and what halves it: `maxpool` even where it is a convolution. */
function halved(b: BlockBuilder, convolved: Value, halving: Halving, epsilon: number): Value {
  if (halving === "padded" || halving === "ceil") return stemPool(b, convolved, halving, "act1");
  const x = b.stem(convolved, { name: "act1", reduction: 2 });
  // Means stand in place of the maximum, a blur behind it.
  if (halving === "average") return b.averagePool(x, { size: 2, stride: 2 });
  if (halving === "blur") return sampled(b, b.maxPool(x, { size: 3, stride: 1, padding: 1 }), halving, 2);
  const y = b.conv("maxpool.0", x, { channels: x.size("channel"), kernel: 3, stride: 2 });
  return b.relu(b.batchNorm("maxpool.1", y, { epsilon }));
}

/** One 3×3 convolution at full resolution (He et al. 2016, section 4.2). */
function cifarStem({ names: { stem }, width, epsilon }: StemSpec): Stem {
  return {
    reduction: 1,
    build: (b, image) =>
      b.stem(b.relu(b.batchNorm(stem.norm, b.conv(stem.conv, image, { channels: width, kernel: 3 }), { epsilon }))),
  };
}

/** Names of stems, as the option has them. */
export type StemName = "conv7" | "deep" | "tiered" | "cifar";

/** The stems by the name of the option. */
export const stems: Readonly<Record<StemName, (spec: StemSpec, halving: Halving) => Stem>> = {
  conv7: conv7Stem,
  deep: deepStem,
  tiered: tieredStem,
  cifar: cifarStem,
};
