import type { BuildBackbone, Head } from "@netgraft/core";
import { makeDivisible } from "../blocks/make-divisible.js";
import { type BlockRow, resolutionStages } from "../blocks/resolution-stages.js";
import { type Norm, unit } from "../blocks/unit.js";
import { ghostBottleneck } from "./ghost-bottleneck.js";
import { ghostnetTable } from "./table.js";

/** A GhostNet, fully decided. */
export interface GhostnetSpec extends Norm {
  readonly widthMultiplier: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const [stemChannels, lastChannels, hiddenChannels, divisor] = [16, 960, 1280, 4];

/** A strided convolution, ghost bottlenecks, a 1×1 convolution, global average, a hidden layer, classifier; named as in timm. */
export function buildGhostnet(spec: GhostnetSpec, { classes }: Head): BuildBackbone {
  const { widthMultiplier, outputStride, dropPath, dropout, epsilon, momentum } = spec;
  const norm = { epsilon, momentum };
  const scaled = (channels: number): number => makeDivisible(channels * widthMultiplier, divisor);
  const rows = ghostnetTable.map(({ name, kernel, expanded, channels, stride: wanted }): BlockRow => {
    const block = { ...norm, kernel, expanded: scaled(expanded), channels: scaled(channels) };
    return {
      name,
      stride: wanted,
      block: ({ stride, dropPath: rate }) => ghostBottleneck({ ...block, stride, dropPath: rate }),
    };
  });
  const stages = resolutionStages("blocks", rows, { outputStride, dropPath });
  return (b, image) => {
    const stem = { channels: scaled(stemChannels), kernel: 3, stride: 2 };
    const first = unit(b, { conv: "conv_stem", norm: "bn1" }, image, stem, norm, "relu");
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const names = { conv: "blocks.9.0.conv", norm: "blocks.9.0.bn1" };
        const wide = unit(b, names, features, { channels: scaled(lastChannels) }, norm, "relu");
        const pooled = b.globalAveragePool(b.beforePool(wide));
        const hidden = b.relu(b.conv("conv_head", pooled, { channels: hiddenChannels, bias: true }));
        return b.dense("classifier", b.dropout(b.flatten(hidden), dropout), { channels: classes });
      },
      { kind: "head" },
    );
  };
}
