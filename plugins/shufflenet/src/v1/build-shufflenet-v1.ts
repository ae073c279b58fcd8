import { type BuildBackbone, dropPathRates, type Head, type Stage, stridePlan } from "@netgraft/core";
import { stem, stemReduction } from "../unit/stem.js";
import { type Groups, stageChannels, stageUnits, stemChannels } from "./channels.js";
import { shuffleUnit } from "./unit.js";

/** A ShuffleNet v1, fully decided. */
export interface ShufflenetV1Spec {
  readonly groups: Groups;
  readonly widthMultiplier: number;
  /** BN epsilon. */
  readonly epsilon: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

/** Stem, three stages of shuffle units, global average, classifier; named as in pytorchcv. */
export function buildShufflenetV1(spec: ShufflenetV1Spec, { classes }: Head): BuildBackbone {
  const { epsilon, dropout } = spec;
  const stages = shuffleStages(spec);
  return (b, image) => {
    const names = { conv: "features.init_block.conv", norm: "features.init_block.bn" };
    const first = stem(b, names, image, scaled(stemChannels, spec), epsilon);
    const features = stages.reduce((x, stage) => b.stage(stage, x), first);
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

function shuffleStages(spec: ShufflenetV1Spec): readonly Stage[] {
  const { groups, epsilon, outputStride, dropPath } = spec;
  const plan = stridePlan(
    stemReduction,
    stageUnits.map(() => 2),
    outputStride,
  );
  const rates = dropPathRates(
    dropPath,
    stageUnits.reduce((total, units) => total + units, 0),
  );
  let position = 0;
  return plan.map(({ stride, dilation, firstDilation, reduction }, stage) => ({
    index: stage + 1,
    name: `features.stage${stage + 1}`,
    reduction,
    blocks: Array.from({ length: stageUnits[stage] ?? 0 }, (_, index) => {
      const unit = {
        groups,
        epsilon,
        channels: scaled(stageChannels[groups][stage] ?? 0, spec),
        firstGroups: position === 0 ? 1 : groups,
        dropPath: rates[position++] ?? 0,
      };
      const block =
        index === 0
          ? shuffleUnit({ ...unit, join: "concat", stride, dilation: firstDilation })
          : shuffleUnit({ ...unit, join: "add", stride: 1, dilation });
      return { name: `unit${index + 1}`, block };
    }),
  }));
}

function scaled(channels: number, { widthMultiplier }: ShufflenetV1Spec): number {
  return Math.max(1, Math.floor(channels * widthMultiplier));
}
