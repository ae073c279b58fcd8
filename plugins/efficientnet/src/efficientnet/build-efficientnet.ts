import type { BuildBackbone, Head } from "@netgraft/core";
import {
  type BlockRow,
  invertedResidual,
  makeDivisible,
  type Norm,
  resolutionStages,
  unit,
} from "@netgraft/plugin-mobilenet";
import { layouts } from "./layouts.js";
import { type DepthRounding, efficientnetTable, scaledCount } from "./table.js";

/** An EfficientNet, fully decided. */
export interface EfficientNetSpec extends Norm {
  readonly widthMultiplier: number;
  readonly depthMultiplier: number;
  readonly depthRounding: DepthRounding;
  readonly fixedStem: boolean;
  /** Channels of the last 1×1 convolution; by default four times as many as enter it. */
  readonly lastChannels?: number | undefined;
  readonly names: keyof typeof layouts;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const stemChannels = 32;
/** By what the last 1×1 convolution widens the last block's channels. */
const lastExpansion = 4;
const activation = "silu";

/** A strided convolution, inverted residuals, a 1×1 convolution, global average, classifier; named as in torchvision or timm. */
export function buildEfficientnet(spec: EfficientNetSpec, { classes }: Head): BuildBackbone {
  const { names: layout, lastChannels, dropout, outputStride, dropPath, epsilon, momentum, padding } = spec;
  const norm: Norm = { epsilon, momentum, ...(padding !== undefined && { padding }) };
  const names = layouts[layout];
  const stages = resolutionStages(names.blocks, blockRows(spec, norm), { outputStride, dropPath });
  const stem = { channels: stemWidth(spec), kernel: 3, stride: 2 };
  return (b, image) => {
    const first = unit(b, names.stem, image, stem, norm, activation);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const channels = lastChannels ?? lastExpansion * features.size("channel");
        const wide = unit(b, names.last, features, { channels }, norm, activation);
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense(names.classifier, pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function stemWidth({ widthMultiplier, fixedStem }: EfficientNetSpec): number {
  return fixedStem ? stemChannels : makeDivisible(stemChannels * widthMultiplier);
}

function blockRows(spec: EfficientNetSpec, norm: Norm): readonly BlockRow[] {
  const { widthMultiplier, depthMultiplier, depthRounding, names } = spec;
  const { firstGroup, block: blockNames } = layouts[names];
  const rows: BlockRow[] = [];
  let inputs = stemWidth(spec);
  for (const [group, { expansion, kernel, stride, channels: unscaled, count }] of efficientnetTable.entries()) {
    const channels = makeDivisible(unscaled * widthMultiplier);
    for (let index = 0; index < scaledCount(count, depthMultiplier, depthRounding); index++) {
      const block = { ...norm, expanded: inputs * expansion, channels, kernel, activation } as const;
      rows.push({
        name: `${group + firstGroup}.${index}`,
        stride: index === 0 ? stride : 1,
        block: (position) => invertedResidual({ ...block, ...position }, blockNames),
      });
      inputs = channels;
    }
  }
  return rows;
}
