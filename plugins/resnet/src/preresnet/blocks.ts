import type { Block } from "@netgraft/core";
import { expansion } from "../residual/layers.js";
import { preActivationBlock, type PreActivationSpec } from "./pre-activation.js";

/** Two 3×3 convolutions; the first carries the stride (He et al. 2016, Identity Mappings, fig. 1b). */
export function preActivationBasic(spec: PreActivationSpec): Block {
  const { planes: channels, stride, firstDilation, dilation } = spec;
  return preActivationBlock("preActivationBasic", spec, channels, [
    { channels, kernel: 3, stride, dilation: firstDilation },
    { channels, kernel: 3, dilation },
  ]);
}

/** 1×1, 3×3 and 1×1 convolutions (ibid., section 4). */
export function preActivationBottleneck(spec: PreActivationSpec): Block {
  const { planes, stride, strideOn, firstDilation } = spec;
  const [firstStride, secondStride] = strideOn === "conv1" ? [stride, 1] : [1, stride];
  return preActivationBlock("preActivationBottleneck", spec, planes * expansion, [
    { channels: planes, stride: firstStride },
    { channels: planes, kernel: 3, stride: secondStride, dilation: firstDilation },
    { channels: planes * expansion },
  ]);
}
