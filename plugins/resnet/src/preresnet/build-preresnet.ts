import { type BuildBackbone, dropPathRates, type Head, type Stage, stridePlan } from "@netgraft/core";
import type { Layers } from "../depths.js";
import type { Stem } from "../stems/stem.js";
import type { PreActivationSpec } from "./block-spec.js";
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
        return b.dense("output", b.dropout(b.flatten(b.globalAveragePool(activated)), dropout), { channels: classes });
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
  const plan = stridePlan(
    stem.reduction,
    layers.map((_, stage) => (stage === 0 ? 1 : 2)),
    outputStride,
  );
  const rates = dropPathRates(
    dropPath,
    layers.reduce((total, count) => total + count, 0),
  );
  let position = 0;
  return plan.map(({ stride, dilation, firstDilation, reduction }, stage) => ({
    index: stage + 1,
    name: `features.stage${stage + 1}`,
    reduction,
    blocks: Array.from({ length: layers[stage] ?? 0 }, (_, index) => {
      const resolution =
        index === 0 ? { stride, dilation, firstDilation } : { stride: 1, dilation, firstDilation: dilation };
      const spec = { strideOn, epsilon, planes: planes * 2 ** stage, dropPath: rates[position++] ?? 0 };
      return { name: `unit${index + 1}`, block: build({ ...spec, ...resolution }) };
    }),
  }));
}
