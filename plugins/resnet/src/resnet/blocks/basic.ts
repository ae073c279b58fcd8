import type { Block } from "@netgraft/core";
import type { BlockSpec } from "../../residual/block-spec.js";
import { strided } from "../../residual/antialias.js";
import { convNorm } from "./conv-norm.js";
import { residualBlock } from "./residual.js";

/** Two 3×3 convolutions; the first carries the stride (He et al. 2016, fig. 5 left). */
export function basicBlock(spec: BlockSpec): Block {
  const { planes: channels, reduceFirst, firstDilation, dilation, epsilon, zeroInit, unitModules } = spec;
  const common = { epsilon, unitModules };
  const reduced = Math.floor(channels / reduceFirst);
  return residualBlock("basic", { ...spec }, channels, (b, x) => {
    const first = { channels: reduced, kernel: 3, dilation: firstDilation, ...common };
    const y = strided(b, x, spec, (entered, stride) => convNorm(b, 1, entered, { ...first, stride }));
    return convNorm(b, 2, y, {
      channels,
      kernel: 3,
      dilation,
      ...common,
      zeroInit,
      activation: spec.activateBranch,
    });
  });
}
