import type { BlockBuilder, ConvOptions, Value } from "@netgraft/core";
import type { Pool, Steps, Unit } from "./step.js";

/** What all convolutions of a network share. */
export type LayerRule = {
  /** BN epsilon. */
  readonly epsilon: number;
  /** Whether convolutions have a bias beside their batch norm. */
  readonly convBias: boolean;
  /** Multiplies the channels of all convolutions. */
  readonly widthMultiplier: number;
  /** Whether padded positions count in means: true where nothing is said. */
  readonly countPadding?: boolean;
};

/** Channels under the width multiplier: rounded down, at least 16 unless there were fewer (TF-slim's `depth_multiplier`). */
export function scaledChannels(channels: number, { widthMultiplier }: LayerRule): number {
  return Math.max(Math.min(channels, 16), Math.floor(channels * widthMultiplier));
}

/** Traces steps one after the other. */
export function traceSteps(b: BlockBuilder, x: Value, steps: Steps, rule: LayerRule): Value {
  return steps.reduce((value, step) => {
    switch (step.kind) {
      case "unit":
        return traceUnit(b, value, step, rule);
      case "fork":
        return b.concat(step.branches.map((branch) => traceSteps(b, value, branch, rule)));
      case "maxPool":
      case "averagePool":
        return tracePool(b, value, step, rule);
      default:
        return step satisfies never;
    }
  }, x);
}

/** A feature map of a stem: that of its step `after`, counted from 0. */
export interface StemFeature {
  readonly after: number;
  readonly name: string;
  /** Input pixels per position, along each side. */
  readonly reduction: number;
}

/** The first layers of a network. */
export interface Stem {
  readonly steps: Steps;
  /** The feature maps inside it; the first is the site `stem`. */
  readonly features: readonly [StemFeature, ...StemFeature[]];
}

/** Traces a stem, with its site and its feature maps. */
export function traceStem(b: BlockBuilder, image: Value, { steps, features }: Stem, rule: LayerRule): Value {
  return steps.reduce((x, step, index) => {
    const y = traceSteps(b, x, [step], rule);
    const feature = features.find(({ after }) => after === index);
    if (feature === undefined) return y;
    return feature === features[0] ? b.stem(y, feature) : b.feature(feature.name, y, feature.reduction);
  }, image);
}

function traceUnit(b: BlockBuilder, x: Value, { name, replaceable, padded, ...layer }: Unit, rule: LayerRule): Value {
  const { kernel, stride } = layer;
  const convolution: ConvOptions = {
    channels: scaledChannels(layer.channels, rule),
    kernel,
    stride,
    bias: rule.convBias,
    ...(padded ? {} : { padding: 0 }),
  };
  const original = (): Value =>
    b.module(
      name,
      () => b.relu(b.batchNorm("bn", b.conv("conv", x, convolution), { epsilon: rule.epsilon })),
      // What the unit's structure depends on besides its input.
      { type: "unit", options: { ...layer, padded, ...rule } },
    );
  return replaceable === undefined ? original() : b.replaceable(replaceable, x, convolution, original);
}

function tracePool(
  b: BlockBuilder,
  x: Value,
  { kind, size, stride, padding, ceil }: Pool,
  { countPadding = true }: LayerRule,
): Value {
  return kind === "maxPool"
    ? b.maxPool(x, { size, stride, padding, ceil })
    : b.averagePool(x, { size, stride, padding, ceil, countPadding });
}
