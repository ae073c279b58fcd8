import { type BuildBackbone, type Head, OptionUnsupportedError } from "@netgraft/core";
import {
  type BlockRow,
  invertedResidual,
  makeDivisible,
  type Norm,
  resolutionStages,
  unit,
} from "@netgraft/plugin-mobilenet";
import { scaledCount } from "../efficientnet/table.js";
import { timmNames } from "../timm-names.js";
import { fusedInvertedResidual, plainResidual } from "./blocks.js";
import { tables } from "./tables.js";

/** An EfficientNetV2, fully decided. */
export interface EfficientNetV2Spec extends Norm {
  readonly variant: keyof typeof tables;
  readonly widthMultiplier: number;
  readonly depthMultiplier: number;
  /** Blocks of each group, in place of the table's. */
  readonly blocks?: readonly number[] | undefined;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const activation = "silu";

/** A strided convolution, fused blocks, inverted residuals, a 1×1 convolution, global average, classifier; named as in timm. */
export function buildEfficientnetV2(spec: EfficientNetV2Spec, { classes }: Head): BuildBackbone {
  const { variant, dropout, outputStride, dropPath, epsilon, momentum, padding = "symmetric" } = spec;
  const norm = { epsilon, momentum, padding };
  const scaled = scaling(spec);
  const { stemChannels, lastChannels } = tables[variant];
  const stages = resolutionStages("blocks", blockRows(spec, norm), { outputStride, dropPath });
  return (b, image) => {
    const stem = { channels: scaled(stemChannels), kernel: 3, stride: 2 };
    const first = unit(b, { conv: "conv_stem", norm: "bn1" }, image, stem, norm, activation);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        // The authors' larger networks have as many at each width.
        const last = { channels: ["m", "l", "xl"].includes(variant) ? lastChannels : scaled(lastChannels) };
        const wide = unit(b, { conv: "conv_head", norm: "bn2" }, features, last, norm, activation);
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense("classifier", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

/** Channels at the network's width: multiples of 8, which in B0 to B3 may lose more than a tenth (the authors' code). */
function scaling({ variant, widthMultiplier }: EfficientNetV2Spec): (channels: number) => number {
  return (channels) => {
    const wanted = channels * widthMultiplier;
    return variant === "base" ? Math.max(8, 8 * Math.floor((wanted + 4) / 8)) : makeDivisible(wanted);
  };
}

function blockRows(spec: EfficientNetV2Spec, norm: Norm): readonly BlockRow[] {
  const { rows: groups, stemChannels } = tables[spec.variant];
  const counts = countsOf(spec);
  const scaled = scaling(spec);
  const rows: BlockRow[] = [];
  let inputs = scaled(stemChannels);
  for (const [group, { block, expansion, stride, channels: unscaled }] of groups.entries()) {
    const channels = scaled(unscaled);
    for (let index = 0; index < (counts[group] ?? 0); index++) {
      const shape = { ...norm, expanded: inputs * expansion, channels };
      rows.push({
        name: `${group}.${index}`,
        stride: index === 0 ? stride : 1,
        block: (position) => {
          if (block === "conv") return plainResidual({ ...shape, ...position });
          if (block === "fused") return fusedInvertedResidual({ ...shape, ...position });
          return invertedResidual({ ...shape, ...position, kernel: 3, activation }, timmNames);
        },
      });
      inputs = channels;
    }
  }
  return rows;
}

/** Blocks of each group. @throws NG_OPTION_UNSUPPORTED where there are given as many groups as the network has not */
function countsOf({ variant, depthMultiplier, blocks }: EfficientNetV2Spec): readonly number[] {
  const { rows } = tables[variant];
  if (blocks === undefined) return rows.map(({ count }) => scaledCount(count, depthMultiplier));
  if (blocks.length === rows.length) return blocks;
  throw new OptionUnsupportedError({
    at: "backbone.blocks",
    message: `the variant "${variant}" has another number of groups`,
    expected: `${rows.length} numbers`,
    found: `${blocks.length}`,
  });
}
