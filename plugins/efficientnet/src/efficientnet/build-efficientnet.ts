import type { BuildBackbone, Head } from "@netgraft/core";
import {
  type BlockRow,
  invertedResidual,
  makeDivisible,
  type Norm,
  numberedNames,
  resolutionStages,
  unit,
  type UnitNames,
} from "@netgraft/plugin-mobilenet";
import { efficientnetTable, scaledCount } from "./table.js";

/** An EfficientNet, fully decided. */
export interface EfficientNetSpec extends Norm {
  readonly widthMultiplier: number;
  readonly depthMultiplier: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const stemChannels = 32;
/** By what the last 1×1 convolution widens the last block's channels. */
const lastExpansion = 4;
const activation = "silu";

/** A strided convolution, inverted residuals, a 1×1 convolution, global average, classifier; named as in torchvision. */
export function buildEfficientnet(spec: EfficientNetSpec, { classes }: Head): BuildBackbone {
  const { widthMultiplier, depthMultiplier: _depth, dropout, outputStride, dropPath, ...norm } = spec;
  const stages = resolutionStages("features", blockRows(spec, norm), { outputStride, dropPath });
  const stem = { channels: makeDivisible(stemChannels * widthMultiplier), kernel: 3, stride: 2 };
  return (b, image) => {
    const first = unit(b, module(0), image, stem, norm, activation);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const channels = lastExpansion * features.size("channel");
        const wide = unit(b, module(efficientnetTable.length + 1), features, { channels }, norm, activation);
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense("classifier.1", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function blockRows({ widthMultiplier, depthMultiplier }: EfficientNetSpec, norm: Norm): readonly BlockRow[] {
  const rows: BlockRow[] = [];
  let inputs = makeDivisible(stemChannels * widthMultiplier);
  for (const [group, { expansion, kernel, stride, channels: unscaled, count }] of efficientnetTable.entries()) {
    const channels = makeDivisible(unscaled * widthMultiplier);
    for (let index = 0; index < scaledCount(count, depthMultiplier); index++) {
      const spec = { ...norm, expanded: inputs * expansion, channels, kernel, activation } as const;
      rows.push({
        name: `${group + 1}.${index}`,
        stride: index === 0 ? stride : 1,
        block: (position) => invertedResidual({ ...spec, ...position }, numberedNames(true)),
      });
      inputs = channels;
    }
  }
  return rows;
}

function module(position: number): UnitNames {
  return { conv: `features.${position}.0`, norm: `features.${position}.1` };
}
