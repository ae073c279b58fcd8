import type { Block } from "@netgraft/core";

/** What one block of a VGG is made from. */
export interface ConvBlockSpec {
  readonly channels: number;
  /** Position of the convolution in torchvision's flat list of layers; the norm and the activation follow it. */
  readonly position: number;
  readonly batchNorm: boolean;
  readonly convBias: boolean;
  /** BN epsilon. */
  readonly epsilon: number;
}

/** The list that all layers before the classifier lie in. */
const list = "features";

/** How many positions of the list a block takes: its convolution, its norm and its activation. */
export function layersOf({ batchNorm }: Pick<ConvBlockSpec, "batchNorm">): number {
  return batchNorm ? 3 : 2;
}

/** The name of a block: that of its activation, as it is no module of its own and attachments come after the activation. */
export function blockName(spec: Pick<ConvBlockSpec, "batchNorm" | "position">): string {
  return `${list}.${spec.position + layersOf(spec) - 1}`;
}

/** A 3×3 convolution with its norm, if any, and its activation (Simonyan & Zisserman 2015, section 2.1). */
export function convBlock(spec: ConvBlockSpec): Block {
  const { channels, position, batchNorm, convBias, epsilon } = spec;
  const convolution = { channels, kernel: 3, bias: convBias };
  return {
    type: "conv",
    options: { ...spec },
    stride: 1,
    build(b, x) {
      const y = b.replaceable("conv", x, convolution, () => {
        const normed = b.outside(list, () => {
          const convolved = b.conv(`${position}`, x, convolution);
          return batchNorm ? b.batchNorm(`${position + 1}`, convolved, { epsilon }) : convolved;
        });
        return b.relu(normed);
      });
      return b.site("conv", y);
    },
  };
}
