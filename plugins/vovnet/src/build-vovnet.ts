import {
  type BuildBackbone,
  dropPathRates,
  type Head,
  OptionUnsupportedError,
  type Problem,
  type Stage,
} from "@netgraft/core";
import { osaBlock, separableUnit, unit } from "./osa-block.js";

/** A VoVNet, fully decided. */
export interface VovnetSpec {
  readonly blocks: readonly number[];
  readonly layers: number;
  readonly stemChannels: readonly [number, number, number];
  readonly layerChannels: readonly number[];
  readonly channels: readonly number[];
  readonly residual: boolean;
  readonly depthwise: boolean;
  readonly epsilon: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

/** Input pixels per position after the stem, along each side. */
const stemReduction = 4;

/**
 * A stem of three 3×3 convolutions, stages that a pool divides, global average, classifier; named as in timm.
 * @throws NG_OPTION_UNSUPPORTED where lists have other lengths than there are stages, or for an output stride or a drop rate that the network cannot have
 */
export function buildVovnet(spec: VovnetSpec, { classes }: Head): BuildBackbone {
  assertSupported(spec);
  const { stemChannels, depthwise, epsilon, dropout } = spec;
  const stages = vovnetStages(spec);
  const further = depthwise ? separableUnit : unit;
  return (b, image) => {
    const [first, second, third] = stemChannels;
    const halved = unit(b, "stem.0", image, { channels: first, kernel: 3, stride: 2 }, epsilon);
    const mapped = b.feature("stem.1", further(b, "stem.1", halved, { channels: second, kernel: 3 }, epsilon), 2);
    const quartered = further(b, "stem.2", mapped, { channels: third, kernel: 3, stride: 2 }, epsilon);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(quartered));
    return b.module(
      "",
      () => {
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(features))), dropout);
        return b.dense("head.fc", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function vovnetStages(spec: VovnetSpec): readonly Stage[] {
  const { blocks, layers, layerChannels, channels, residual, depthwise, epsilon, dropPath } = spec;
  const rates = dropPathRates(
    dropPath,
    blocks.reduce((total, count) => total + count, 0),
  );
  let position = 0;
  return blocks.map((count, stage): Stage => ({
    index: stage + 1,
    name: `stages.${stage}`,
    reduction: stemReduction * 2 ** stage,
    blocks: Array.from({ length: count }, (_, index) => ({
      name: `blocks.${index}`,
      block: osaBlock({
        layers,
        layerChannels: layerChannels[stage] ?? 0,
        channels: channels[stage] ?? 0,
        pools: stage > 0 && index === 0,
        adds: residual && index > 0,
        depthwise,
        epsilon,
        dropPath: rates[position++] ?? 0,
      }),
    })),
  }));
}

function assertSupported({ blocks, layerChannels, channels, residual, outputStride, dropPath }: VovnetSpec): void {
  const problems: Problem[] = Object.entries({ layerChannels, channels })
    .filter(([, values]) => values.length !== blocks.length)
    .map(([option, values]) => ({
      at: `backbone.${option}`,
      message: "there are as many numbers as `blocks` has stages",
      expected: `${blocks.length} numbers`,
      found: `${values.length}`,
    }));
  if (outputStride !== 32)
    problems.push({
      at: "backbone.outputStride",
      message: "a VoVNet shrinks by unpadded 3×3 pools, which cannot be dilated without another output size",
      expected: "32",
      found: `${outputStride}`,
    });
  if (dropPath > 0 && !residual)
    problems.push({
      at: "backbone.dropPath",
      message: "a VoVNet has branches that could be dropped only where it is `residual`",
      expected: "0, or `residual: true`",
      found: `${dropPath}`,
    });
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
