import { type Block, type BuildBackbone, dropPathRates, type Head, type Stage } from "@netgraft/core";
import { inceptionModule } from "../modules/inception-module.js";
import { residualModule } from "../modules/residual-module.js";
import { type LayerRule, traceStem } from "../modules/trace-steps.js";
import { lastModule, type ResidualNetwork } from "../networks/residual-network.js";

/** An Inception-ResNet, fully decided. */
export interface InceptionResnetSpec {
  readonly network: ResidualNetwork;
  readonly rule: LayerRule;
  /** Residual modules of each stage; by default the network's. */
  readonly repeats: readonly [number, number, number] | undefined;
  readonly dropPath: number;
  readonly dropout: number;
}

/** Stem, stages of residual modules, each opened by a module that brings it to its resolution, and the head. */
export function buildInceptionResnet(spec: InceptionResnetSpec, { classes }: Head): BuildBackbone {
  const { network, rule, dropout } = spec;
  const stages = stagesOf(spec);
  return (b, image) => {
    const features = stages.reduce((x, stage) => b.stage(stage, x), traceStem(b, image, network.stem, rule));
    return b.module("", () => network.classify(b, features, rule, { classes, dropout }), { kind: "head" });
  };
}

function stagesOf({ network, rule, repeats, dropPath }: InceptionResnetSpec): readonly Stage[] {
  const counts = network.stages.map(({ count }, index) => repeats?.[index] ?? count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rates = dropPathRates(dropPath, total);
  let position = 0;
  return network.stages.map(({ opening, list, branches, scale }, index) => {
    const blocks: { name: string; block: Block }[] =
      opening === undefined ? [] : [{ name: opening.name, block: inceptionModule(opening, rule) }];
    for (let module = 0; module < (counts[index] ?? 0); module += 1) {
      const isLast = position === total - 1;
      const rate = rates[position++] ?? 0;
      const { name, ...closing } = isLast ? lastModule : { name: `${list}.${module}`, scale, activation: true };
      blocks.push({ name, block: residualModule({ branches, ...closing }, rule, rate) });
    }
    const isLastStage = index === network.stages.length - 1;
    return {
      index: index + 1,
      name: "",
      feature: isLastStage ? (network.lastFeature === undefined ? lastModule.name : false) : list,
      reduction: 8 * 2 ** index,
      blocks,
    };
  });
}
