import type { Block, BlockBuilder, ConvOptions, Value } from "@netgraft/core";

/** What a block with one-shot aggregation is made from. */
export interface OsaSpec {
  /** How many 3×3 convolutions there are. */
  readonly layers: number;
  /** Channels of each of them. */
  readonly layerChannels: number;
  /** Channels at the block's end. */
  readonly channels: number;
  /** Whether the block begins with a 3×3 pool that halves the resolution. */
  readonly pools: boolean;
  /** Whether the input is added. */
  readonly adds: boolean;
  /** Whether the 3×3 are depthwise, each with a 1×1. */
  readonly depthwise: boolean;
  /** BN epsilon. */
  readonly epsilon: number;
  /** Drop rate of the branch. */
  readonly dropPath: number;
}

/** The sites of the block. */
export const osaSites = {
  branchInput: "What enters the convolutions and the concatenation, after the stage's pool; not what is added.",
  concat: "The input and what all 3×3 convolutions give, joined, before the 1×1 that aggregates.",
  residual: "After the 1×1 that aggregates, its norm and activation (ESE in VoVNetV2), before drop-path and addition.",
  shortcut: "The identity path, in blocks that have one.",
  output: "The end of the block, after the addition where there is one.",
} as const;

/** Module names by the ids of attachments: timm calls the attention of a stage `attn`. */
const attached = { se: "attn" };

/**
 * 3×3 convolutions one after the other, whose maps are joined with the input once, and a 1×1 convolution that aggregates them
 * (Lee et al. 2019, fig. 1b; V2: Lee & Park 2020, fig. 3c), named as in timm.
 */
export function osaBlock(spec: OsaSpec): Block {
  const { layers, layerChannels, channels, pools, adds, depthwise, epsilon, dropPath } = spec;
  return {
    type: "oneShotAggregation",
    options: { ...spec },
    stride: pools ? 2 : 1,
    build(b, x) {
      const pooled = pools ? b.maxPool(x, { size: 3, stride: 2, ceil: true }) : x;
      const entered = b.site("branchInput", pooled);
      const reduces = depthwise && entered.size("channel") !== layerChannels;
      let last = reduces ? unit(b, "conv_reduction", entered, { channels: layerChannels }, epsilon) : entered;
      const joined = [entered];
      for (let layer = 0; layer < layers; layer++) {
        const convolution = { channels: layerChannels, kernel: 3 };
        last = (depthwise ? separableUnit : unit)(b, `conv_mid.${layer}`, last, convolution, epsilon);
        joined.push(last);
      }
      const aggregated = unit(b, "conv_concat", b.site("concat", b.concat(joined)), { channels }, epsilon);
      const branch = b.site("residual", aggregated, attached);
      if (!adds) return b.site("output", branch);
      const identity = b.site("shortcut", pooled);
      return b.site("output", b.add(b.dropPath(branch, dropPath), identity, { residual: true }));
    },
  };
}

/** A convolution, its norm and its activation in the module at `path`. */
export function unit(b: BlockBuilder, path: string, x: Value, convolution: ConvOptions, epsilon: number): Value {
  return b.relu(b.batchNorm(`${path}.bn`, b.conv(`${path}.conv`, x, convolution), { epsilon }));
}

/** The same of a depthwise convolution and a 1×1, which have one norm and one activation. */
export function separableUnit(
  b: BlockBuilder,
  path: string,
  x: Value,
  { channels, ...spatial }: ConvOptions,
  epsilon: number,
): Value {
  const inputs = x.size("channel");
  const filtered = b.conv(`${path}.conv_dw`, x, { ...spatial, channels: inputs, groups: inputs });
  return b.relu(b.batchNorm(`${path}.bn`, b.conv(`${path}.conv_pw`, filtered, { channels }), { epsilon }));
}
