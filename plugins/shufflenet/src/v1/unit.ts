import type { Block } from "@netgraft/core";
import { convNorm } from "../unit/conv-norm.js";

/** What a unit of ShuffleNet v1 is made from. */
export interface ShuffleUnitSpec {
  /** Channels at the unit's end. */
  readonly channels: number;
  /** Groups of the last 1×1 convolution and of the shuffle. */
  readonly groups: number;
  /** Groups of the first 1×1 convolution: 1 in the network's first unit, which few channels enter. */
  readonly firstGroups: number;
  /** How the branch and the other path join: the first unit of a stage concatenates. */
  readonly join: "concat" | "add";
  readonly stride: number;
  /** Dilation of the depthwise convolution. */
  readonly dilation: number;
  /** BN epsilon. */
  readonly epsilon: number;
  /** Drop rate of the branch, where it is added. */
  readonly dropPath: number;
}

/**
 * A grouped 1×1 convolution, a channel shuffle, a 3×3 depthwise convolution and another grouped 1×1 convolution beside
 * the input, which is added, or averaged over 3×3 and concatenated (Zhang et al. 2018, fig. 2); named as in pytorchcv.
 */
export function shuffleUnit(spec: ShuffleUnitSpec): Block {
  const { channels, groups, firstGroups, join, stride, dilation, epsilon, dropPath } = spec;
  // A quarter of the unit's channels (Zhang et al. 2018, section 3.2).
  const narrow = Math.floor(channels / 4);
  return {
    type: "shuffleUnit",
    options: { ...spec },
    stride,
    build(b, x) {
      const entered = b.site("branchInput", x);
      const first = { channels: narrow, groups: firstGroups };
      const compressed = b.site(
        "pointwise",
        b.relu(convNorm(b, { conv: "compress_conv1", norm: "compress_bn1" }, entered, first, epsilon)),
      );
      const shuffled = b.channelShuffle(compressed, groups);
      const spatial = { channels: narrow, kernel: 3, stride, dilation, groups: narrow };
      const filtered = b.site(
        "depthwise",
        b.replaceable("depthwise", shuffled, spatial, () =>
          convNorm(b, { conv: "dw_conv2", norm: "dw_bn2" }, shuffled, spatial, epsilon),
        ),
      );
      const last = { channels: join === "concat" ? channels - x.size("channel") : channels, groups };
      const branch = b.site(
        "residual",
        convNorm(b, { conv: "expand_conv3", norm: "expand_bn3" }, filtered, last, epsilon),
      );
      const joined =
        join === "concat"
          ? b.concat([branch, b.site("shortcut", b.averagePool(x, { size: 3, stride, padding: 1 }))])
          : b.add(b.dropPath(branch, dropPath), b.site("shortcut", x), { residual: true });
      return b.site("output", b.relu(joined));
    },
  };
}
