import type { Block, BuildBackbone, Head, Stage } from "@netgraft/core";
import { expansion, type Layers } from "../residual/layers.js";
import { type BlockPosition, halvingStages, unitNames } from "../residual/halving-stages.js";
import { shakeBlock, type ShakeBlockSpec } from "./block.js";

/** A Shake-Shake network, fully decided. */
export interface ShakeshakeSpec extends Layers, Pick<ShakeBlockSpec, "activation" | "epsilon" | "dropPath"> {
  /** Planes of the first stage. */
  readonly width: number;
  readonly stemWidth: number;
  readonly cardinality: number;
  readonly baseWidth: number;
  readonly outputStride: number;
  readonly dropout: number;
}

/** A 3×3 convolution at full resolution, stages of Shake-Shake blocks, global average, classifier. */
export function buildShakeshake(spec: ShakeshakeSpec, { classes }: Head): BuildBackbone {
  const { stemWidth, activation, epsilon, dropout } = spec;
  const stages = shakeStages(spec);
  return (b, image) => {
    const convolved = b.conv("features.init_block.conv", image, { channels: stemWidth, kernel: 3 });
    const stem = b.batchNorm("features.init_block.bn", convolved, { epsilon });
    const features = stages.reduce(
      (x, stage) => b.stage(stage, x),
      b.stem(activation === "branch" ? stem : b.relu(stem)),
    );
    return b.module(
      "",
      () => {
        // Where branches activate what enters them, nothing has activated the last sum.
        const last = activation === "branch" ? b.relu(features) : features;
        return b.dense("output", b.dropout(b.flatten(b.globalAveragePool(b.beforePool(last))), dropout), {
          channels: classes,
        });
      },
      { kind: "head" },
    );
  };
}

function shakeStages(spec: ShakeshakeSpec): readonly Stage[] {
  const { layers, width, outputStride, dropPath } = spec;
  const stages = { layers, width, reduction: 1, outputStride, dropPath, names: unitNames };
  return halvingStages(stages, (position) => blockAt(spec, position));
}

function blockAt(
  { block, cardinality, baseWidth, activation, epsilon }: ShakeshakeSpec,
  { planes, stride, firstDilation, dilation, dropPath }: BlockPosition,
): Block {
  const channels = block === "basic" ? planes : planes * expansion;
  const spec = { channels, stride, activation, epsilon, dropPath };
  if (block === "basic") {
    return shakeBlock("shakeBasic", spec, [
      { channels, kernel: 3, stride, dilation: firstDilation },
      { channels, kernel: 3, dilation },
    ]);
  }
  const middle = Math.floor((planes * baseWidth) / 64) * cardinality;
  return shakeBlock("shakeBottleneck", spec, [
    { channels: middle },
    { channels: middle, kernel: 3, stride, dilation: firstDilation, groups: cardinality },
    { channels },
  ]);
}
