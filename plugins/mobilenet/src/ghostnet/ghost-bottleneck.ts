import type { Block, BlockBuilder, Value } from "@netgraft/core";
import { type Norm, unit } from "../blocks/unit.js";
import { ghostModule } from "./ghost-module.js";

/** What a bottleneck of a GhostNet is made from. */
export interface GhostBottleneckSpec extends Norm {
  /** Channels of the first module. */
  readonly expanded: number;
  /** Channels at the block's end. */
  readonly channels: number;
  /** Side of the depthwise kernels. */
  readonly kernel: number;
  readonly stride: number;
  /** Drop rate of the branch. */
  readonly dropPath: number;
}

/** The sites of a bottleneck of a GhostNet. */
export const ghostSites = {
  branchInput: "What enters the branch alone, before the first module.",
  expand:
    "After the first module and, where the block strides, the depthwise convolution behind it and its norm (SE in GhostNet).",
  residual: "The end of the branch, after the second module, before the addition.",
  shortcut: "The identity, or the depthwise and 1×1 convolution in its place where shapes differ.",
  output: "The end of the block, after the addition, which no activation follows.",
} as const;

/** Two ghost modules, with a depthwise convolution between them where the block strides, around which the input is added (ibid., fig. 3). */
export function ghostBottleneck(spec: GhostBottleneckSpec): Block {
  const { expanded, channels, kernel, stride, dropPath } = spec;
  return {
    type: "ghostBottleneck",
    options: { ...spec },
    stride,
    build(b, x) {
      const wide = ghostModule(b, "ghost1", b.site("branchInput", x), expanded, spec, "relu");
      const convolution = { channels: expanded, kernel, stride, groups: expanded };
      const filtered =
        stride === 1
          ? wide
          : b.replaceable("depthwise", wide, convolution, () =>
              unit(b, { conv: "conv_dw", norm: "bn_dw" }, wide, convolution, spec),
            );
      const narrow = ghostModule(b, "ghost2", b.site("expand", filtered), channels, spec);
      const branch = b.dropPath(b.site("residual", narrow), dropPath);
      const fits = stride === 1 && x.size("channel") === channels;
      const identity = b.site("shortcut", fits ? x : projected(b, x, spec));
      return b.site("output", b.add(branch, identity, { residual: true }));
    },
  };
}

function projected(b: BlockBuilder, x: Value, spec: GhostBottleneckSpec): Value {
  const { channels, kernel, stride } = spec;
  const inputs = x.size("channel");
  const spatial = { channels: inputs, kernel, stride, groups: inputs };
  const filtered = unit(b, { conv: "shortcut.0", norm: "shortcut.1" }, x, spatial, spec);
  return unit(b, { conv: "shortcut.2", norm: "shortcut.3" }, filtered, { channels }, spec);
}
