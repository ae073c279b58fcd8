import { type Stem, type StemPool, stemPool, type StemSpec } from "../../residual/stem.js";

/** A 7×7 convolution of stride 2 and a pool (He et al. 2016, Table 1). */
export function conv7Stem({ names: { stem }, width, epsilon }: StemSpec, pool: StemPool): Stem {
  return {
    reduction: 4,
    build: (b, image) =>
      stemPool(
        b,
        b.relu(
          b.batchNorm(stem.norm, b.conv(stem.conv, image, { channels: width, kernel: 7, stride: 2 }), { epsilon }),
        ),
        pool,
      ),
  };
}
