import type { BuildBackbone, Head } from "@netgraft/core";
import { invertedResidual } from "../blocks/inverted-residual.js";
import { type Norm, unit, type UnitNames } from "../blocks/unit.js";
import { makeDivisible } from "../blocks/make-divisible.js";
import { numberedNames } from "../blocks/numbered-names.js";
import { type BlockRow, resolutionStages } from "../blocks/resolution-stages.js";
import { tables } from "./tables.js";

/** A MobileNetV3, fully decided. */
export interface MobilenetV3Spec extends Norm {
  readonly variant: keyof typeof tables;
  /** Whether all kernels are 3 and all activations ReLUs. */
  readonly minimal: boolean;
  readonly widthMultiplier: number;
  /** From what the expanded channels are scaled: the table's own, or the rounded ones that enter a block. */
  readonly expandFrom: "table" | "inputs";
  /** Channels of the stem, where the width does not decide. */
  readonly stemChannels?: number | undefined;
  /** Channels of the classifier's hidden layer, where the width does not decide. */
  readonly hiddenChannels?: number | undefined;
  readonly outputStride: number;
  readonly dropPath: number;
  readonly dropout: number;
}

const stemChannels = 16;
/** By what the last 1×1 convolution widens the last block's channels. */
const lastExpansion = 6;

/** A strided convolution, inverted residuals, a 1×1 convolution, global average, two dense layers; named as in torchvision. */
export function buildMobilenetV3(
  {
    variant,
    minimal,
    widthMultiplier,
    stemChannels: fixedStem,
    hiddenChannels,
    expandFrom,
    dropout,
    outputStride,
    dropPath,
    ...norm
  }: MobilenetV3Spec,
  { classes }: Head,
): BuildBackbone {
  const { rows, hidden } = tables[variant];
  const ownActivation = minimal ? "relu" : "hardSwish";
  const scaled = (channels: number): number => makeDivisible(channels * widthMultiplier);
  const stemWidth = fixedStem ?? scaled(stemChannels);
  // Of timm's networks, whose expansion is a ratio of the channels that enter.
  const expandedFromInputs = (index: number, expanded: number): number => {
    const { [index - 1]: before } = rows;
    const [unscaled, inputs] =
      before === undefined ? [stemChannels, stemWidth] : [before.channels, scaled(before.channels)];
    return expanded === unscaled ? inputs : makeDivisible((inputs * expanded) / unscaled);
  };
  const blockRows = rows.map(({ kernel, expanded, channels, se, activation, stride }, index): BlockRow => ({
    name: `${index + 1}`,
    stride,
    block: (position) =>
      invertedResidual(
        {
          ...norm,
          ...position,
          expanded: expandFrom === "table" ? scaled(expanded) : expandedFromInputs(index, expanded),
          channels: scaled(channels),
          kernel: minimal ? 3 : kernel,
          activation: minimal ? "relu" : activation,
        },
        numberedNames(se),
      ),
  }));
  const resolutions = resolutionStages("features", blockRows, { outputStride, dropPath });
  // The last feature map is that of the convolution behind the blocks, as timm has it.
  const stages = resolutions.map((stage, index) =>
    index === resolutions.length - 1 ? { ...stage, feature: false as const } : stage,
  );
  const { reduction = outputStride } = resolutions.at(-1) ?? {};
  // Where the first block strides, no stage ends at stride 2.
  const stemFeature = rows[0].stride > 1 ? { name: "features.0", reduction: 2 } : undefined;
  return (b, image) => {
    const stem = { channels: stemWidth, kernel: 3, stride: 2 };
    const first = unit(b, module(0), image, stem, norm, ownActivation);
    const features = stages.reduce((x, stage) => b.stage(stage, x), b.stem(first, stemFeature));
    return b.module(
      "",
      () => {
        const channels = lastExpansion * features.size("channel");
        const wide = unit(b, module(rows.length + 1), features, { channels }, norm, ownActivation);
        const last = b.feature(`features.${rows.length + 1}`, wide, reduction);
        const pooled = b.flatten(b.globalAveragePool(b.beforePool(last)));
        const hiddenLayer = b.dense("classifier.0", pooled, { channels: hiddenChannels ?? scaled(hidden) });
        const mixed = minimal ? b.relu(hiddenLayer) : b.hardSwish(hiddenLayer);
        return b.dense("classifier.3", b.dropout(mixed, dropout), { channels: classes });
      },
      { kind: "head" },
    );
  };
}

function module(position: number): UnitNames {
  return { conv: `features.${position}.0`, norm: `features.${position}.1` };
}
