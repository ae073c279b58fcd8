import { type Block, type BuildBackbone, type Head, OptionUnsupportedError } from "@netgraft/core";
import { basicBlock } from "./blocks/basic.js";
import type { BottleneckSpec } from "../residual/block-spec.js";
import { bottleneck } from "./blocks/bottleneck.js";
import type { Layers } from "../residual/layers.js";
import { type BlockPosition, halvingStages } from "../residual/halving-stages.js";
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

/** What is around the blocks of a residual network. */
export interface ResidualNetwork {
  /** Blocks of each stage. */
  readonly layers: readonly number[];
  /** Planes of the first stage. */
  readonly width: number;
  readonly stem: Stem;
  readonly names: NetworkNames;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

/** Stem, stages whose planes double while the resolution halves, global average, classifier, around blocks of any kind. */
export function residualNetwork(
  { layers, width, stem, names, outputStride, dropPath, dropout }: ResidualNetwork,
  { classes }: Head,
  block: (position: BlockPosition) => Block,
): BuildBackbone {
  const places = { stage: (stage: number) => `layer${stage}`, block: (index: number) => `${index}` };
  const stages = halvingStages(
    { layers, width, reduction: stem.reduction, outputStride, dropPath, names: places },
    block,
  );
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

/** A network of basic blocks or bottlenecks. */
export function buildResNet(spec: ResNetSpec, head: Head): BuildBackbone {
  const { block, layers, width, stem, outputStride, dropPath, names, dropout, ...blocks } = spec;
  if (block === "basic") assertBasic(blocks);
  const build = block === "basic" ? basicBlock : bottleneck;
  return residualNetwork({ layers, width, stem, outputStride, dropPath, names, dropout }, head, (position) =>
    build({ ...blocks, ...position, unitModules: names.unitModules }),
  );
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
