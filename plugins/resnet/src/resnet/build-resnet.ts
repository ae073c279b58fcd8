import { type BuildBackbone, type Head, OptionUnsupportedError, type Stage } from "@netgraft/core";
import { basicBlock } from "./blocks/basic.js";
import type { BottleneckSpec } from "../residual/block-spec.js";
import { bottleneck } from "./blocks/bottleneck.js";
import type { Layers } from "../residual/layers.js";
import { halvingStages } from "../residual/halving-stages.js";
import type { NetworkNames } from "./names.js";
import type { Stem } from "../residual/stem.js";

/** A network of the family, fully decided. */
export interface ResNetSpec
  extends Layers, Omit<BottleneckSpec, "planes" | "stride" | "firstDilation" | "dilation" | "unitModules"> {
  readonly names: NetworkNames;
  readonly stem: Stem;
  /** Planes of the first stage. */
  readonly width: number;
  readonly outputStride: number;
  readonly dropout: number;
}

/** Stem, stages whose planes double while the resolution halves, global average, classifier. */
export function buildResNet(spec: ResNetSpec, { classes }: Head): BuildBackbone {
  const { stem, names, dropout } = spec;
  const stages = resnetStages(spec);
  return (b, image) => {
    const features = stages.reduce((x, stage) => b.stage(stage, x), stem.build(b, image));
    return b.module(
      "",
      () =>
        b.dense(names.classifier, b.dropout(b.flatten(b.globalAveragePool(b.beforePool(features))), dropout), {
          channels: classes,
        }),
      { kind: "head" },
    );
  };
}

function resnetStages({
  block,
  layers,
  width,
  stem,
  outputStride,
  dropPath,
  names,
  dropout: _dropout,
  ...blocks
}: ResNetSpec): readonly Stage[] {
  if (block === "basic") assertBasic(blocks);
  const build = block === "basic" ? basicBlock : bottleneck;
  const places = { stage: (stage: number) => `layer${stage}`, block: (index: number) => `${index}` };
  const stages = { layers, width, reduction: stem.reduction, outputStride, dropPath, names: places };
  return halvingStages(stages, (position) => build({ ...blocks, ...position, unitModules: names.unitModules }));
}

/** @throws NG_OPTION_UNSUPPORTED where options of bottlenecks are set for basic blocks */
function assertBasic({
  cardinality,
  baseWidth,
  strideOn,
}: Pick<BottleneckSpec, "cardinality" | "baseWidth" | "strideOn">): void {
  const differs = { cardinality: cardinality !== 1, baseWidth: baseWidth !== 64, strideOn: strideOn !== "conv2" };
  const problems = Object.entries(differs).flatMap(([option, isSet]) =>
    isSet
      ? [{ at: `backbone.${option}`, message: "is an option of bottlenecks, and this network has basic blocks" }]
      : [],
  );
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
