import type { Block } from "@netgraft/core";
import type { BottleneckSpec } from "../../residual/block-spec.js";
import { expansion } from "../../residual/layers.js";
import { strided } from "../../residual/antialias.js";
import { convNorm } from "./conv-norm.js";
import { residualBlock } from "./residual.js";

/**
 * 1×1, 3×3 and 1×1 convolutions (He et al. 2016, fig. 5 right); with `cardinality` the 3×3 is grouped
 * (Xie et al. 2017, ResNeXt).
 */
export function bottleneck(spec: BottleneckSpec): Block {
  const { planes, stride, firstDilation, zeroInit, cardinality, baseWidth, strideOn, reduceFirst } = spec;
  const common = { epsilon: spec.epsilon, unitModules: spec.unitModules };
  const width = Math.floor((planes * baseWidth) / 64) * cardinality;
  const channels = planes * expansion;
  const firstStride = strideOn === "conv1" ? stride : 1;
  return residualBlock("bottleneck", { ...spec }, channels, (b, x) => {
    const reduced = convNorm(b, 1, x, { channels: Math.floor(width / reduceFirst), stride: firstStride, ...common });
    const second = { channels: width, kernel: 3, dilation: firstDilation, groups: cardinality, ...common };
    const y =
      strideOn === "conv1"
        ? convNorm(b, 2, reduced, second)
        : strided(b, reduced, spec, (x2, stride2) => convNorm(b, 2, x2, { ...second, stride: stride2 }));
    return convNorm(b, 3, y, {
      channels,
      ...common,
      zeroInit,
      activation: spec.activateBranch,
    });
  });
}
