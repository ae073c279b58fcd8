import type { Block, BlockBuilder, Value } from "@netgraft/core";
import { type Activation, type Norm, unit, type UnitNames } from "./unit.js";

/** What an inverted residual block is made from. */
export interface InvertedResidualSpec extends Norm {
  /** Channels of the depthwise convolution; where as many enter the block, nothing expands. */
  readonly expanded: number;
  /** Channels at the block's end. */
  readonly channels: number;
  /** Side of the depthwise kernel. */
  readonly kernel: number;
  readonly stride: number;
  /** Dilation of the depthwise convolution. */
  readonly dilation: number;
  readonly activation: Activation;
  /** Drop rate of the branch. */
  readonly dropPath: number;
  /** Whether the input is added where shapes agree; default true. */
  readonly skip?: boolean;
}

/** Names inside an inverted residual block. */
export interface InvertedResidualNames {
  readonly expand: UnitNames;
  readonly depthwise: UnitNames;
  readonly project: UnitNames;
  /** Module names by the ids of attachments after the depthwise convolution. */
  readonly attached?: Readonly<Record<string, string>>;
}

/** A layout of names, for a block that expands and for one that does not. */
export type InvertedResidualLayout = (expands: boolean) => InvertedResidualNames;

/** The sites of an inverted residual block. */
export const invertedResidualSites = {
  branchInput: "What enters the branch alone, before it expands.",
  expand: "After the 1×1 convolution that expands, its norm and activation; not in blocks that do not expand.",
  depthwise: "After the depthwise convolution, its norm and activation (SE in MnasNet, MobileNetV3 and EfficientNet).",
  residual: "The end of the branch, after the linear projection and its norm, with or without an addition after it.",
  shortcut: "The identity path, in blocks that have one.",
  output: "The end of the block, after the addition where there is one.",
} as const;

/**
 * A 1×1 convolution that expands, a depthwise one and a linear 1×1 projection, around which the input is added where
 * shapes agree (Sandler et al. 2018, MobileNetV2, Table 1 and fig. 4).
 */
export function invertedResidual(spec: InvertedResidualSpec, layout: InvertedResidualLayout): Block {
  const { expanded, channels, kernel, stride, dilation, activation, dropPath, skip = true } = spec;
  return {
    type: "invertedResidual",
    options: { ...spec },
    stride,
    build(b, x) {
      const expands = x.size("channel") !== expanded;
      const names = layout(expands);
      const entered = b.site("branchInput", x);
      const wide = expands
        ? b.site("expand", unit(b, names.expand, entered, { channels: expanded }, spec, activation))
        : entered;
      const convolution = { channels: expanded, kernel, stride, dilation, groups: expanded };
      const filtered = b.replaceable("depthwise", wide, convolution, () =>
        unit(b, names.depthwise, wide, convolution, spec, activation),
      );
      const gated = b.site("depthwise", filtered, names.attached);
      const branch = b.site("residual", unit(b, names.project, gated, { channels }, spec));
      const isResidual = skip && stride === 1 && x.size("channel") === channels;
      return b.site("output", isResidual ? added(b, branch, x, dropPath) : branch);
    },
  };
}

function added(b: BlockBuilder, branch: Value, x: Value, dropPath: number): Value {
  return b.add(b.dropPath(branch, dropPath), b.site("shortcut", x), { residual: true });
}
