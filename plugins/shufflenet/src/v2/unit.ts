import type { Block, BlockBuilder, Value } from "@netgraft/core";
import { convNorm, type UnitNames } from "../unit/conv-norm.js";

/** What a unit of ShuffleNet v2 is made from. */
export interface ShuffleUnitSpec {
  /** Channels at the unit's end; each branch has half of them. */
  readonly channels: number;
  /** Whether half of the input passes by as it is; the first unit of a stage has a second branch instead. */
  readonly splits: boolean;
  readonly stride: number;
  /** Dilation of the depthwise convolutions. */
  readonly dilation: number;
  /** BN epsilon. */
  readonly epsilon: number;
}

/**
 * A branch of a 1×1, a 3×3 depthwise and another 1×1 convolution beside half of the channels, or beside a second branch
 * of a depthwise and a 1×1 convolution; both are concatenated and shuffled (Ma et al. 2018, fig. 3); named as in
 * torchvision.
 */
export function shuffleUnit(spec: ShuffleUnitSpec): Block {
  const { channels, splits, stride, epsilon } = spec;
  const half = channels / 2;
  return {
    type: "shuffleUnit",
    options: { ...spec },
    stride,
    build(b, x) {
      const [passing, convolved] = splits
        ? [b.slice(x, "channel", { end: half }), b.slice(x, "channel", { start: half })]
        : [secondBranch(b, x, spec), x];
      const shortcut = b.site("shortcut", passing);
      const entered = b.site("branchInput", convolved);
      const reduced = b.relu(convNorm(b, layers(2, 0), entered, { channels: half }, epsilon));
      const filtered = depthwise(b, layers(2, 3), b.site("pointwise", reduced), spec);
      const last = b.relu(convNorm(b, layers(2, 5), b.site("depthwise", filtered), { channels: half }, epsilon));
      const joined = b.concat([shortcut, b.site("residual", last)]);
      return b.site("output", b.channelShuffle(joined, 2));
    },
  };
}

function secondBranch(b: BlockBuilder, x: Value, { channels, stride, dilation, epsilon }: ShuffleUnitSpec): Value {
  const inputs = x.size("channel");
  const spatial = { channels: inputs, kernel: 3, stride, dilation, groups: inputs };
  const filtered = convNorm(b, layers(1, 0), x, spatial, epsilon);
  return b.relu(convNorm(b, layers(1, 2), filtered, { channels: channels / 2 }, epsilon));
}

/** The depthwise convolution of the main branch, which the config may replace. */
function depthwise(b: BlockBuilder, names: UnitNames, x: Value, { stride, dilation, epsilon }: ShuffleUnitSpec): Value {
  const channels = x.size("channel");
  const spatial = { channels, kernel: 3, stride, dilation, groups: channels };
  return b.replaceable("depthwise", x, spatial, () => convNorm(b, names, x, spatial, epsilon));
}

/** A convolution and its norm in the sequence of a branch. */
function layers(branch: 1 | 2, position: number): UnitNames {
  return { conv: `branch${branch}.${position}`, norm: `branch${branch}.${position + 1}` };
}
