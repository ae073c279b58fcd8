import { type BuildBackbone, type Head, stridePlan } from "@netgraft/core";
import { convNorm } from "../unit/conv-norm.js";
import { stem, stemReduction } from "../unit/stem.js";
import { stageUnits } from "./channels.js";
import { shuffleUnit } from "./unit.js";

/** A ShuffleNet v2, fully decided. */
export interface ShufflenetV2Spec {
  /** Channels of the stem, the three stages and the last convolution. */
  readonly channels: readonly [number, number, number, number, number];
  /** BN epsilon. */
  readonly epsilon: number;
  readonly outputStride: number;
  readonly dropout: number;
}

/** Stem, three stages of shuffle units, a 1×1 convolution, global average, classifier; named as in torchvision. */
export function buildShufflenetV2(
  { channels: [stemChannels, ...rest], epsilon, outputStride, dropout }: ShufflenetV2Spec,
  { classes }: Head,
): BuildBackbone {
  const plan = stridePlan(
    stemReduction,
    stageUnits.map(() => 2),
    outputStride,
  );
  const stages = plan.map(({ stride, dilation, firstDilation, reduction }, stage) => {
    const spec = { channels: rest[stage] ?? 0, epsilon };
    return {
      index: stage + 1,
      // torchvision counts as the paper does: the stem is stage 1.
      name: `stage${stage + 2}`,
      reduction,
      blocks: Array.from({ length: stageUnits[stage] ?? 0 }, (_, index) => ({
        name: `${index}`,
        block:
          index === 0
            ? shuffleUnit({ ...spec, splits: false, stride, dilation: firstDilation })
            : shuffleUnit({ ...spec, splits: true, stride: 1, dilation }),
      })),
    };
  });
  const [, , , lastChannels] = rest;
  return (b, image) => {
    const first = stem(b, { conv: "conv1.0", norm: "conv1.1" }, image, stemChannels, epsilon);
    const features = stages.reduce((x, stage) => b.stage(stage, x), first);
    return b.module(
      "",
      () => {
        const names = { conv: "conv5.0", norm: "conv5.1" };
        const wide = b.relu(convNorm(b, names, features, { channels: lastChannels }, epsilon));
        return b.dense("fc", b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout), {
          channels: classes,
        });
      },
      { kind: "head" },
    );
  };
}
