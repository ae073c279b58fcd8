import type { Block, BlockBuilder, ConvOptions, Value } from "@netgraft/core";

/** What a Shake-Shake block is made from. */
export interface ShakeBlockSpec {
  /** Channels at the block's end. */
  readonly channels: number;
  readonly stride: number;
  /** Where the ReLU between blocks is. */
  readonly activation: "branch" | "output";
  /** BN epsilon. */
  readonly epsilon: number;
  /** Drop rate of the two branches together. */
  readonly dropPath: number;
}

/** The sites of Shake-Shake blocks. */
export const shakeSites = {
  branchInput: "What enters the two branches, but not the shortcut (SE-PRE).",
  branch1: "The end of the first branch.",
  branch2: "The end of the second branch.",
  residual: "After both branches have become one, before drop-path and addition (standard SE).",
  shortcut: "The identity or projection path, after the projection (SE-Identity).",
  output: "After the addition, and the activation where one follows (SE-POST).",
} as const;

/**
 * Two branches of equal form, mixed at random in training, beside a shortcut (Gastaldi 2017, Shake-Shake, section 1.2);
 * parameters are named as in pytorchcv.
 * @param convolutions those of each branch
 */
export function shakeBlock(type: string, spec: ShakeBlockSpec, convolutions: readonly ConvOptions[]): Block {
  const { channels, stride, activation, epsilon, dropPath } = spec;
  return {
    type,
    options: { ...spec },
    stride,
    build(b, x) {
      const activated = activation === "branch" ? b.relu(x) : x;
      const entered = b.site("branchInput", activated);
      const first = b.site("branch1", branch(b, "branch1", entered, convolutions, epsilon));
      const second = b.site("branch2", branch(b, "branch2", entered, convolutions, epsilon));
      const mixed = b.dropPath(b.site("residual", b.shakeShake(first, second)), dropPath);
      const fits = stride === 1 && x.size("channel") === channels;
      const passed = b.site("shortcut", fits ? x : shakeShortcut(b, activated, { channels, stride, epsilon }));
      const sum = b.add(mixed, passed, { residual: true });
      return b.site("output", activation === "branch" ? sum : b.relu(sum));
    },
  };
}

function branch(
  b: BlockBuilder,
  name: string,
  entered: Value,
  convolutions: readonly ConvOptions[],
  epsilon: number,
): Value {
  return convolutions.reduce((x, convolution, index) => {
    const layer = `${name}.conv${index + 1}`;
    const y = b.batchNorm(`${layer}.bn`, b.conv(`${layer}.conv`, x, convolution), { epsilon });
    return index === convolutions.length - 1 ? y : b.relu(y);
  }, entered);
}

/**
 * Two samples of the input, the second of them shifted by one pixel right and down, each through a 1×1 convolution to
 * half of the channels, and a norm over both (Gastaldi's code, `shakeshakeblock.lua`).
 */
function shakeShortcut(
  b: BlockBuilder,
  x: Value,
  { channels, stride, epsilon }: { readonly channels: number; readonly stride: number; readonly epsilon: number },
): Value {
  const half = Math.floor(channels / 2);
  const first = b.conv("identity_branch.conv1", sampled(b, x, stride), { channels: half });
  const second = b.conv("identity_branch.conv2", sampled(b, shifted(b, x), stride), { channels: channels - half });
  return b.batchNorm("identity_branch.bn", b.concat([first, second]), { epsilon });
}

const spatial = ["height", "width"] as const;

function sampled(b: BlockBuilder, x: Value, stride: number): Value {
  return stride === 1 ? x : spatial.reduce((value, axis) => b.slice(value, axis, { step: stride }), x);
}

/** Zeros enter at the top and on the left; the last row and column leave. */
function shifted(b: BlockBuilder, x: Value): Value {
  return spatial.reduce(
    (value, axis) => b.pad(b.slice(value, axis, { end: value.size(axis) - 1 }), axis, { before: 1 }),
    x,
  );
}
