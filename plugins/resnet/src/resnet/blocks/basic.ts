import type { Block } from "@netgraft/core";
import type { BlockSpec } from "../../residual/block-spec.js";
import { sampled, samplingOf } from "../../residual/antialias.js";
import { convNorm } from "./conv-norm.js";
import { residualBlock } from "./residual.js";

/** Two 3×3 convolutions; the first carries the stride (He et al. 2016, fig. 5 left). */
export function basicBlock(spec: BlockSpec): Block {
  const { planes: channels, reduceFirst, stride, firstDilation, dilation, epsilon, zeroInit, unitModules } = spec;
  const common = { epsilon, unitModules };
  const reduced = Math.floor(channels / reduceFirst);
  return residualBlock("basic", { ...spec }, channels, (b, x) => {
    const antialias = samplingOf(spec);
    const first = { channels: reduced, kernel: 3, stride: antialias ? 1 : stride, dilation: firstDilation };
    const y = convNorm(b, 1, x, { ...first, ...common });
    return convNorm(b, 2, antialias ? sampled(b, y, antialias, stride) : y, {
      channels,
      kernel: 3,
      dilation,
      ...common,
      zeroInit,
      activation: spec.activateBranch,
    });
  });
}
