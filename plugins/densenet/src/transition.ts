import type { Block } from "@netgraft/core";
import { activated, initializer } from "./dense-layer.js";

/** What a transition is made from. */
export interface TransitionSpec {
  /** Channels that it leaves. */
  readonly channels: number;
  /** 2, or 1 where it does not pool and the layers behind it dilate. */
  readonly stride: number;
  /** BN epsilon. */
  readonly epsilon: number;
}

/** The site of a transition that dense layers do not have. */
export const transitionSites = {
  transition: "After a transition's 1×1 convolution, before its pool.",
} as const;

/**
 * A norm, an activation, a 1×1 convolution and an average pool of 2×2 (Huang et al. 2017, section 3). Where the output stride is reached there is no
 * pool (Yang et al. 2018, DenseASPP).
 */
export function transition(spec: TransitionSpec): Block {
  const { channels, stride, epsilon } = spec;
  return {
    type: "transition",
    options: { ...spec },
    stride,
    build(b, x) {
      const mixed = b.conv("conv", activated(b, "norm", x, epsilon), { channels, initializer });
      const y = b.site("transition", mixed);
      return b.site("output", stride === 1 ? y : b.averagePool(y, { size: 2, stride }));
    },
  };
}
