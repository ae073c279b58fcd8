import {
  type BlockBuilder,
  type BuildBackbone,
  dropPathRates,
  type Head,
  type Stage,
  stridePlan,
  type Value,
} from "@netgraft/core";
import type { BlockSpec } from "./block-spec.js";
import { bottleneck } from "./bottleneck.js";
import { preBottleneck } from "./pre-bottleneck.js";
import { stageWidths, type WidthRule } from "./widths.js";

/** A RegNet, fully decided. */
export interface RegNetSpec
  extends WidthRule, Pick<BlockSpec, "activation" | "shortcut" | "linearOutput" | "epsilon" | "zeroInit"> {
  readonly stemWidth: number;
  readonly preActivation: boolean;
  /** Channels of a last 1×1 convolution, where there is one. */
  readonly headChannels?: number | undefined;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

/** A strided 3×3 convolution, stages that halve the resolution, global average, classifier; named as in timm. */
export function buildRegnet(spec: RegNetSpec, { classes }: Head): BuildBackbone {
  const { stemWidth, preActivation, linearOutput, headChannels, epsilon, activation, dropout } = spec;
  const stages = regnetStages(spec);
  const unit = (b: BlockBuilder, path: string, x: Value, channels: number, kernel: number, stride: number): Value =>
    b[activation](b.batchNorm(`${path}.bn`, b.conv(`${path}.conv`, x, { channels, kernel, stride }), { epsilon }));
  return (b, image) => {
    const first = preActivation
      ? b.conv("stem", image, { channels: stemWidth, kernel: 3, stride: 2 })
      : unit(b, "stem", image, stemWidth, 3, 2);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first, { name: "stem", reduction: 2 }));
    return b.module(
      "",
      () => {
        const mixed = headChannels === undefined ? undefined : unit(b, "final_conv", features, headChannels, 1, 1);
        const last = mixed ?? (linearOutput || preActivation ? b[activation](features) : features);
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(last))), dropout);
        return b.dense("head.fc", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function regnetStages(spec: RegNetSpec): readonly Stage[] {
  const { activation, shortcut, linearOutput, epsilon, zeroInit, outputStride, dropPath, depth } = spec;
  const common = { activation, shortcut, linearOutput, epsilon, zeroInit };
  const widths = stageWidths(spec);
  const plan = stridePlan(
    2,
    widths.map(() => 2),
    outputStride,
  );
  const build = spec.preActivation ? preBottleneck : bottleneck;
  const rates = dropPathRates(dropPath, depth);
  let position = 0;
  return widths.map(({ channels, inner, groups, blocks }, stage): Stage => {
    const { stride = 1, dilation = 1, firstDilation = 1, reduction = outputStride } = plan[stage] ?? {};
    return {
      index: stage + 1,
      name: `s${stage + 1}`,
      reduction,
      blocks: Array.from({ length: blocks }, (_, index) => {
        const resolution =
          index === 0 ? { stride, dilation, firstDilation } : { stride: 1, dilation, firstDilation: dilation };
        const rate = rates[position++] ?? 0;
        return {
          name: `b${index + 1}`,
          block: build({ ...common, ...resolution, channels, inner, groups, dropPath: rate }),
        };
      }),
    };
  });
}
