import { type BlockBuilder, type BuildBackbone, type Head, type Stage, stridePlan, type Value } from "@netgraft/core";
import { activated, denseLayer, initializer } from "./dense-layer.js";
import { blurred } from "./blurred.js";
import { transition } from "./transition.js";

/** A DenseNet, fully decided. */
export interface DensenetSpec {
  /** Layers of each dense block. */
  readonly layers: readonly number[];
  /** Channels that each layer adds. */
  readonly growthRate: number;
  /** Channels of a layer's 1×1 convolution over those that it adds. */
  readonly bottleneckRatio: number;
  /** Part of the channels that a transition leaves. */
  readonly compression: number;
  readonly stem: "conv7" | "deep";
  /** What samples behind the stem's pool, which then strides no more. */
  readonly antialias?: "blur" | undefined;
  /** Channels of the stem; by default twice the growth rate. */
  readonly stemChannels?: number | undefined;
  /** BN epsilon. */
  readonly epsilon: number;
  readonly outputStride: number;
  readonly dropout: number;
}

const stemReduction = 4;

/** Stem, dense blocks with a transition before each but the first, norm, global average, classifier; named as in torchvision and timm. */
export function buildDensenet(spec: DensenetSpec, { classes }: Head): BuildBackbone {
  const { growthRate, stemChannels = 2 * growthRate, epsilon, outputStride, dropout } = spec;
  const stages = denseStages(spec, stemChannels);
  const { reduction = outputStride } = stages.at(-1) ?? {};
  return (b, image) => {
    const features = stages.reduce((x, stage) => b.stage(stage, x), stemOf(b, image, spec, stemChannels));
    return b.module(
      "",
      () => {
        const last = b.feature("features.norm5", activated(b, "features.norm5", features, epsilon), reduction);
        const pooled = b.dropout(b.flatten(b.globalAveragePool(b.beforePool(last))), dropout);
        return b.dense("classifier", pooled, { channels: classes });
      },
      { kind: "head" },
    );
  };
}

/** A 7×7 convolution or three of 3×3, and a max pool, which begins the first stage's resolution. */
function stemOf(
  b: BlockBuilder,
  image: Value,
  { stem, antialias, growthRate, epsilon }: DensenetSpec,
  channels: number,
): Value {
  const convolutions =
    stem === "deep" ? [growthRate, growthRate, channels].map((wide) => [wide, 3] as const) : [[channels, 7] as const];
  const convolved = convolutions.reduce((x, [wide, kernel], position) => {
    const convolution = { channels: wide, kernel, stride: position === 0 ? 2 : 1, initializer };
    return activated(b, `features.norm${position}`, b.conv(`features.conv${position}`, x, convolution), epsilon);
  }, image);
  const feature = { name: `features.norm${convolutions.length - 1}`, reduction: 2 };
  const x = b.stem(convolved, feature);
  if (antialias === undefined) return b.maxPool(x, { size: 3, stride: 2, padding: 1 });
  return blurred(b, b.maxPool(x, { size: 3, stride: 1, padding: 1 }));
}

function denseStages(spec: DensenetSpec, stemChannels: number): readonly Stage[] {
  const { layers, growthRate, bottleneckRatio, compression, epsilon, outputStride } = spec;
  const inner = Math.max(1, Math.floor(bottleneckRatio * growthRate));
  const plan = stridePlan(
    stemReduction,
    layers.map((_, stage) => (stage === 0 ? 1 : 2)),
    outputStride,
  );
  let channels = stemChannels;
  return plan.map(({ stride, dilation, reduction }, stage): Stage => {
    const name = `denseblock${stage + 1}`;
    const blocks: Stage["blocks"][number][] = [];
    if (stage > 0) {
      channels = Math.max(1, Math.floor(channels * compression));
      blocks.push({ name: `transition${stage}`, block: transition({ channels, stride, epsilon }) });
    }
    for (let layer = 1; layer <= (layers[stage] ?? 0); layer++) {
      blocks.push({
        name: `${name}.denselayer${layer}`,
        block: denseLayer({ growthRate, inner, dilation, epsilon }),
      });
      channels += growthRate;
    }
    // The last feature map is that of the norm behind the blocks, as timm has it.
    const feature = stage === layers.length - 1 ? false : `features.${name}`;
    return { index: stage + 1, name: "features", feature, reduction, blocks };
  });
}
