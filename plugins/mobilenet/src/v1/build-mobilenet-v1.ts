import { type BuildBackbone, type Head, type Stage, stridePlan } from "@netgraft/core";
import { separable, type SeparableSpec } from "../blocks/separable.js";
import { unit } from "../blocks/unit.js";

/** A MobileNet v1, fully decided. */
export interface MobilenetV1Spec extends Omit<SeparableSpec, "channels" | "stride" | "dilation"> {
  readonly widthMultiplier: number;
  readonly outputStride: number;
  readonly dropout: number;
}

/**
 * Channels of the blocks of each stage (Howard et al. 2017, Table 1, in which the last depthwise convolution is said to
 * stride 2, which its own sizes contradict).
 */
const stages = [[64], [128, 128], [256, 256], [512, 512, 512, 512, 512, 512], [1024, 1024]] as const;
const stemChannels = 32;

/** A strided convolution, stages of separable blocks, global average, classifier; named as in pytorchcv. */
export function buildMobilenetV1(
  { widthMultiplier, outputStride, dropout, ...blocks }: MobilenetV1Spec,
  { classes }: Head,
): BuildBackbone {
  const scaled = (channels: number): number => Math.max(1, Math.floor(channels * widthMultiplier));
  const plan = stridePlan(
    2,
    stages.map((_, stage) => (stage === 0 ? 1 : 2)),
    outputStride,
  );
  const built = plan.map(({ stride, dilation, firstDilation, reduction }, stage): Stage => ({
    index: stage + 1,
    name: `features.stage${stage + 1}`,
    reduction,
    blocks: (stages[stage] ?? []).map((channels, index) => {
      const resolution = index === 0 ? { stride, dilation: firstDilation } : { stride: 1, dilation };
      return { name: `unit${index + 1}`, block: separable({ ...blocks, ...resolution, channels: scaled(channels) }) };
    }),
  }));
  return (b, image) => {
    const stem = { conv: "features.init_block.conv", norm: "features.init_block.bn" };
    const convolution = { channels: scaled(stemChannels), kernel: 3, stride: 2 };
    const first = unit(b, stem, image, convolution, blocks, blocks.activation);
    const features = built.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () =>
        b.dense("output", b.dropout(b.flatten(b.globalAveragePool(b.beforePool(features))), dropout), {
          channels: classes,
        }),
      { kind: "head" },
    );
  };
}
