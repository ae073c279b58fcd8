import type { BuildBackbone, Head, Stage } from "@netgraft/core";
import type { Layers } from "../residual/layers.js";
import { halvingStages, unitNames } from "../residual/halving-stages.js";
import type { Stem } from "../residual/stem.js";
import type { PreActivationSpec } from "./pre-activation.js";
import { preActivationBasic, preActivationBottleneck } from "./blocks.js";

/** A pre-activation ResNet, fully decided. */
export interface PreresnetSpec extends Layers, Pick<PreActivationSpec, "strideOn" | "epsilon" | "dropPath"> {
  readonly stem: Stem;
  /** Planes of the first stage. */
  readonly planes: number;
  readonly outputStride: number;
  readonly dropout: number;
}

/** Stem, stages of pre-activation blocks, a last norm and activation, global average, classifier. */
export function buildPreresnet(spec: PreresnetSpec, { classes }: Head): BuildBackbone {
  const { stem, epsilon, dropout } = spec;
  const stages = preresnetStages(spec);
  return (b, image) => {
    const features = stages.reduce((x, stage) => b.stage(stage, x), stem.build(b, image));
    return b.module(
      "",
      () => {
        const activated = b.relu(b.batchNorm("features.post_activ.bn", features, { epsilon }));
        return b.dense("output", b.dropout(b.flatten(b.globalAveragePool(b.beforePool(activated))), dropout), {
          channels: classes,
        });
      },
      { kind: "head" },
    );
  };
}

function preresnetStages({
  block,
  layers,
  planes,
  stem,
  outputStride,
  dropPath,
  strideOn,
  epsilon,
}: PreresnetSpec): readonly Stage[] {
  const build = block === "basic" ? preActivationBasic : preActivationBottleneck;
  const stages = { layers, width: planes, reduction: stem.reduction, outputStride, dropPath, names: unitNames };
  return halvingStages(stages, (position) => build({ strideOn, epsilon, ...position }));
}
