import type { BuildBackbone, Head } from "@netgraft/core";
import {
  type BlockRow,
  invertedResidual,
  makeDivisible,
  type Norm,
  resolutionStages,
  unit,
} from "@netgraft/plugin-mobilenet";
import { timmNames } from "../timm-names.js";
import { tables } from "./tables.js";

/** A MnasNet, fully decided. */
export interface MnasnetSpec extends Norm {
  readonly variant: keyof typeof tables;
  readonly widthMultiplier: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const stemChannels = 32;
const lastChannels = 1280;
const activation = "relu";

/** A strided convolution, inverted residuals, a 1×1 convolution, global average, classifier; named as in timm. */
export function buildMnasnet(spec: MnasnetSpec, { classes }: Head): BuildBackbone {
  const { variant: _variant, widthMultiplier, dropout, outputStride, dropPath, ...norm } = spec;
  const stages = resolutionStages("blocks", blockRows(spec, norm), { outputStride, dropPath });
  const stem = { channels: makeDivisible(stemChannels * widthMultiplier), kernel: 3, stride: 2 };
  return (b, image) => {
    const first = unit(b, { conv: "conv_stem", norm: "bn1" }, image, stem, norm, activation);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const names = { conv: "conv_head", norm: "bn2" };
        const wide = unit(b, names, features, { channels: lastChannels }, norm, activation);
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense("classifier", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function blockRows({ variant, widthMultiplier }: MnasnetSpec, norm: Norm): readonly BlockRow[] {
  const rows: BlockRow[] = [];
  let inputs = makeDivisible(stemChannels * widthMultiplier);
  for (const [group, { expansion, kernel, stride, channels: unscaled, count }] of tables[variant].entries()) {
    const channels = makeDivisible(unscaled * widthMultiplier);
    for (let index = 0; index < count; index++) {
      // The first block never adds its input, even where the width makes shapes agree.
      const spec = { ...norm, expanded: inputs * expansion, channels, kernel, activation, skip: group > 0 } as const;
      rows.push({
        name: `${group}.${index}`,
        stride: index === 0 ? stride : 1,
        block: (position) => invertedResidual({ ...spec, ...position }, timmNames),
      });
      inputs = channels;
    }
  }
  return rows;
}
