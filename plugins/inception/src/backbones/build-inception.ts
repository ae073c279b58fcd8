import type { Block, BuildBackbone, Head, Stage, Value } from "@netgraft/core";
import { inceptionModule } from "../modules/inception-module.js";
import { type LayerRule, traceStem, traceSteps } from "../modules/trace-steps.js";
import type { InceptionNetwork, InceptionStage } from "../networks/inception-network.js";
import { transformInput } from "./transform-input.js";

/** A network of Inception modules, fully decided. */
export interface InceptionSpec {
  readonly network: InceptionNetwork;
  readonly rule: LayerRule;
  /** Whether the auxiliary heads are built. */
  readonly auxiliary: boolean;
  readonly transformInput: boolean;
  readonly dropout: number;
}

/** Stem, stages of modules with what stands between them, global average, classifier; auxiliary heads at their modules. */
export function buildInception(spec: InceptionSpec, { classes }: Head): BuildBackbone {
  const { network, rule, dropout } = spec;
  const heads = spec.auxiliary ? network.auxiliary : [];
  return (b, image) => {
    const ends = new Map<string, Value>();
    const stem = traceStem(b, spec.transformInput ? transformInput(b, image) : image, network.stem, rule);
    const features = network.stages.reduce((x, stage, index) => {
      const entered = traceSteps(b, x, stage.before, rule);
      const y = b.stage(
        stageOf(stage, index + 1, rule, (name, end) => ends.set(name, end)),
        entered,
      );
      for (const { name, after, build } of heads) {
        const end = ends.get(after);
        if (end !== undefined) b.module(name, () => build(b, end, rule, classes), { kind: "auxiliary" });
      }
      ends.clear();
      return y;
    }, stem);
    return b.module(
      "",
      () => {
        const flat = b.flatten(b.globalAveragePool(b.beforePool(features)));
        return b.dense(network.classifier, b.dropout(flat, dropout), { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function stageOf(
  { name, feature, reduction, modules }: InceptionStage,
  index: number,
  rule: LayerRule,
  ended: (module: string, end: Value) => void,
): Stage {
  const blocks = modules.map((module) => ({
    name: module.name,
    block: watched(inceptionModule(module, rule), (end) => ended(module.name, end)),
  }));
  return { index, name, feature, reduction, blocks };
}

/** A block that tells what it ends in. */
function watched(block: Block, ended: (end: Value) => void): Block {
  return {
    ...block,
    build(b, x) {
      const end = block.build(b, x);
      ended(end);
      return end;
    },
  };
}
