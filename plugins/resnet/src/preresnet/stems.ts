import { type Stem, type StemPool, stemPool } from "../residual/stem.js";

/** What the stem of a pre-activation ResNet is made from. */
interface PreresnetStemSpec {
  readonly width: number;
  /** BN epsilon. */
  readonly epsilon: number;
  readonly pool: StemPool;
}

/** The stems of pre-activation ResNets by the name of the option; names as in pytorchcv. */
export const preresnetStems = {
  conv7: ({ width, epsilon, pool }: PreresnetStemSpec): Stem => ({
    reduction: 4,
    build(b, image) {
      const y = b.conv("features.init_block.conv", image, { channels: width, kernel: 7, stride: 2 });
      return stemPool(b, b.relu(b.batchNorm("features.init_block.bn", y, { epsilon })), pool, "features.init_block");
    },
  }),
  // The first block begins with the norm and activation of this convolution.
  cifar: ({ width }: PreresnetStemSpec): Stem => ({
    reduction: 1,
    build: (b, image) => b.stem(b.conv("features.init_block", image, { channels: width, kernel: 3 })),
  }),
};
