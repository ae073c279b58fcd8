import type { BuildBackbone, Head } from "@netgraft/core";
import { type BlockRow, makeDivisible, type Norm, resolutionStages, unit } from "@netgraft/plugin-mobilenet";
import { mixedInvertedResidual } from "./mixed-inverted-residual.js";
import { mixnetTables, scaledGroup } from "./tables.js";

/** A MixNet, fully decided. */
export interface MixnetSpec extends Norm {
  readonly variant: keyof typeof mixnetTables;
  readonly widthMultiplier: number;
  readonly depthMultiplier: number;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const lastChannels = 1536;

/** A strided convolution, inverted residuals with mixed kernels, a 1×1 convolution, global average, classifier; named as in timm. */
export function buildMixnet(spec: MixnetSpec, { classes }: Head): BuildBackbone {
  const { variant, widthMultiplier, outputStride, dropPath, dropout, ...norm } = spec;
  const stemWidth = makeDivisible(mixnetTables[variant].stemChannels * widthMultiplier);
  const stages = resolutionStages("blocks", blockRows(spec, norm, stemWidth), { outputStride, dropPath });
  return (b, image) => {
    const stem = { channels: stemWidth, kernel: 3, stride: 2 };
    const first = unit(b, { conv: "conv_stem", norm: "bn1" }, image, stem, norm, "relu");
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first));
    return b.module(
      "",
      () => {
        const wide = unit(b, { conv: "conv_head", norm: "bn2" }, features, { channels: lastChannels }, norm, "relu");
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(wide))), dropout);
        return b.dense("classifier", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function blockRows(spec: MixnetSpec, norm: Norm, stemWidth: number): readonly BlockRow[] {
  const { variant, widthMultiplier, depthMultiplier } = spec;
  let inputs = stemWidth;
  return mixnetTables[variant].groups.flatMap((group, number) =>
    scaledGroup(group, depthMultiplier).map((row, index): BlockRow => {
      const channels = makeDivisible(row.channels * widthMultiplier);
      const { kernels, expandGroups, projectGroups, se } = row;
      const block = {
        ...norm,
        kernels,
        expandGroups,
        projectGroups,
        channels,
        expanded: makeDivisible(inputs * row.expansion),
        activation: se === undefined ? "relu" : "silu",
      } as const;
      inputs = channels;
      return {
        name: `${number}.${index}`,
        stride: index === 0 ? row.stride : 1,
        block: (position) => mixedInvertedResidual({ ...block, ...position }),
      };
    }),
  );
}
