import type { Block, BlockBuilder, Value } from "@netgraft/core";
import type { BlockPosition } from "../blocks/resolution-stages.js";
import { type Norm, unit, type UnitNames } from "../blocks/unit.js";

/** What a block of a ReXNet is made from. */
export interface RexnetBlockSpec extends Norm, BlockPosition {
  /** Channels of the depthwise convolution, where a 1×1 convolution expands. */
  readonly expanded?: number | undefined;
  /** Channels at the block's end, at least as many as enter it where the input is added. */
  readonly channels: number;
  /** Whether the input is added to as many of the first channels. */
  readonly skip: boolean;
}

/** The sites of a block of a ReXNet. */
export const rexnetSites = {
  branchInput: "What enters the branch alone, before it expands.",
  expand: "After the 1×1 convolution that expands, its norm and activation; not in the first block, which does not.",
  depthwise: "After the depthwise convolution and its norm, before its activation (SE in ReXNet).",
  residual: "The end of the branch, after the linear projection and its norm, with or without an addition after it.",
  shortcut: "What is added to the first channels, in blocks that add.",
  output: "The end of the block, after the addition where there is one.",
} as const;

/**
 * A 1×1 convolution that expands, a depthwise 3×3 and a linear 1×1 projection, to whose first channels the input is added (Han et al. 2021, ReXNet,
 * section 4); named as in timm.
 */
export function rexnetBlock(spec: RexnetBlockSpec): Block {
  const { expanded, channels, stride, dilation, dropPath, skip } = spec;
  return {
    type: "rexnetBlock",
    options: { ...spec },
    stride,
    build(b, x) {
      const entered = b.site("branchInput", x);
      const wide =
        expanded === undefined
          ? entered
          : b.site("expand", unit(b, named("conv_exp"), entered, { channels: expanded }, spec, "silu"));
      const inner = wide.size("channel");
      const convolution = { channels: inner, kernel: 3, stride, dilation, groups: inner };
      const filtered = b.replaceable("depthwise", wide, convolution, () =>
        unit(b, named("conv_dw"), wide, convolution, spec),
      );
      const activated = b.relu6(b.site("depthwise", filtered));
      const branch = b.site("residual", unit(b, named("conv_pwl"), activated, { channels }, spec));
      return b.site("output", skip ? added(b, b.dropPath(branch, dropPath), x) : branch);
    },
  };
}

/** A convolution and its norm in a module. */
export function named(module: string): UnitNames {
  return { conv: `${module}.conv`, norm: `${module}.bn` };
}

/** The branch with the input added to as many of its first channels; the others stay as they are. */
function added(b: BlockBuilder, branch: Value, x: Value): Value {
  const end = x.size("channel");
  const identity = b.site("shortcut", x);
  if (branch.size("channel") === end) return b.add(branch, identity, { residual: true });
  const sum = b.add(b.slice(branch, "channel", { end }), identity, { residual: true });
  return b.concat([sum, b.slice(branch, "channel", { start: end })]);
}
