import type { BuildBackbone, Head } from "@netgraft/core";
import { invertedResidual, type InvertedResidualLayout } from "../blocks/inverted-residual.js";
import { type Norm, unit, type UnitNames } from "../blocks/unit.js";
import { makeDivisible } from "../blocks/make-divisible.js";
import { type BlockRow, resolutionStages } from "../blocks/resolution-stages.js";

/** torchvision's MobileNetV2: units with an activation are modules of their own, the projection's layers are not. */
const mobilenetV2Names: InvertedResidualLayout = (expands) => {
  const depthwise = expands ? 1 : 0;
  return {
    expand: nested(0),
    depthwise: nested(depthwise),
    project: { conv: `conv.${depthwise + 1}`, norm: `conv.${depthwise + 2}` },
  };
};

function nested(position: number): UnitNames {
  return { conv: `conv.${position}.0`, norm: `conv.${position}.1` };
}

/** A MobileNetV2, fully decided. */
export interface MobilenetV2Spec extends Norm {
  readonly widthMultiplier: number;
  /** Multiplies the blocks of each row, rounded up. */
  readonly depthMultiplier: number;
  /** Whether the stem, the last layer and the counts of the first and the last row are those of the multipliers 1. */
  readonly fixedEnds: boolean;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

/** Expansion t, channels c, blocks n and first stride s (Sandler et al. 2018, Table 2). */
const table = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;
const stemChannels = 32;
const lastChannels = 1280;

/** A strided convolution, inverted residuals, a 1×1 convolution, global average, classifier; named as in torchvision. */
export function buildMobilenetV2(
  { widthMultiplier, depthMultiplier, fixedEnds, dropout, outputStride, dropPath, ...norm }: MobilenetV2Spec,
  { classes }: Head,
): BuildBackbone {
  const stem = fixedEnds ? stemChannels : makeDivisible(stemChannels * widthMultiplier);
  const rows = blockRows(stem, { widthMultiplier, depthMultiplier, fixedEnds }, norm);
  const stages = resolutionStages("features", rows, { outputStride, dropPath });
  const last = fixedEnds ? lastChannels : makeDivisible(lastChannels * Math.max(1, widthMultiplier));
  return (b, image) => {
    const first = unit(b, module(0), image, { channels: stem, kernel: 3, stride: 2 }, norm, "relu6");
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const wide = unit(b, module(rows.length + 1), features, { channels: last }, norm, "relu6");
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense("classifier.1", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function blockRows(
  stem: number,
  {
    widthMultiplier,
    depthMultiplier,
    fixedEnds,
  }: Pick<MobilenetV2Spec, "widthMultiplier" | "depthMultiplier" | "fixedEnds">,
  norm: Norm,
): readonly BlockRow[] {
  const rows: BlockRow[] = [];
  let inputs = stem;
  for (const [row, [expansion, unscaled, blocks, stride]] of table.entries()) {
    const channels = makeDivisible(unscaled * widthMultiplier);
    const isEnd = row === 0 || row === table.length - 1;
    const count = fixedEnds && isEnd ? blocks : Math.ceil(blocks * depthMultiplier);
    for (let index = 0; index < count; index++) {
      const spec = { ...norm, expanded: inputs * expansion, channels, kernel: 3, activation: "relu6" } as const;
      rows.push({
        name: `${rows.length + 1}`,
        stride: index === 0 ? stride : 1,
        block: (position) => invertedResidual({ ...spec, ...position }, mobilenetV2Names),
      });
      inputs = channels;
    }
  }
  return rows;
}

function module(position: number): UnitNames {
  return { conv: `features.${position}.0`, norm: `features.${position}.1` };
}
