import type { Stem, StemSpec } from "../../residual/stem.js";

/** One 3×3 convolution at full resolution (He et al. 2016, section 4.2). */
export function cifarStem({ names: { stem }, width, epsilon }: StemSpec): Stem {
  return {
    reduction: 1,
    build: (b, image) =>
      b.relu(b.batchNorm(stem.norm, b.conv(stem.conv, image, { channels: width, kernel: 3 }), { epsilon })),
  };
}
