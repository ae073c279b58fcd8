import { backbone, type Block, OptionUnsupportedError, type Problem, type Stage, z } from "@netgraft/core";
import { type Fire, fireBlock } from "./fire-block.js";
import { layouts } from "./layouts.js";

const options = {
  version: z
    .enum(["1.0", "1.1"])
    .default("1.1")
    .describe("1.0 as in the paper, or 1.1 of its authors' repository, which takes less than half of the work."),
  widthMultiplier: z.number().positive().default(1).describe("Scales the channels of every layer but the last."),
};

/**
 * SqueezeNet: fire modules, which squeeze their channels before they expand them again.
 * Sources: Iandola et al., SqueezeNet (arXiv 1602.07360); names and padding: torchvision.
 */
export const squeezenet = backbone({
  type: "squeezenet",
  summary: "SqueezeNet 1.0 and 1.1: fire modules, which squeeze their channels before they expand them.",
  description: "Iandola et al., SqueezeNet (arXiv 1602.07360); 1.1 as in torchvision.",
  options,
  sites: {
    squeeze: "After a fire module's squeeze and its activation.",
    output: "After both expansions are joined (standard SE, as after an Inception module).",
  },
  replaceable: ["expand3x3"],
  standard: "output",
  build: ({ version, widthMultiplier, outputStride, dropPath, dropout }, { classes }) => {
    assertSupported(outputStride, dropPath);
    const { stem, stages } = layouts[version];
    const scaled = (channels: number): number => Math.max(1, Math.round(channels * widthMultiplier));
    return (b, image) => {
      const first = { channels: scaled(stem.channels), kernel: stem.kernel, stride: 2, padding: 0, bias: true };
      const start = b.relu(b.conv("features.0", image, first));
      const features = stages.reduce(
        (x, fires, index) => b.stage(stageOf(index, fires, scaled), b.maxPool(x, { size: 3, stride: 2, ceil: true })),
        start,
      );
      return b.module(
        "",
        () => {
          const last = { channels: classes, bias: true, initializer: { kind: "normal", deviation: 0.01 } } as const;
          return b.flatten(b.globalAveragePool(b.relu(b.conv("classifier.1", b.dropout(features, dropout), last))));
        },
        { kind: "head" },
      );
    };
  },
});

function stageOf(index: number, fires: readonly Fire[], scaled: (channels: number) => number): Stage {
  const blocks = fires.map(({ position, squeeze, expand }): { name: string; block: Block } => ({
    name: `${position}`,
    block: fireBlock({ squeeze: scaled(squeeze), expand: scaled(expand) }),
  }));
  const feature = `features.${blocks.at(-1)?.name}`;
  return { index: index + 1, name: "features", feature, reduction: 4 * 2 ** index, blocks };
}

/** @throws NG_OPTION_UNSUPPORTED for what the contract of backbones offers and SqueezeNet has not */
function assertSupported(outputStride: number, dropPath: number): void {
  const problems: Problem[] = [];
  if (outputStride < 16)
    problems.push({
      at: "backbone.outputStride",
      message: "SqueezeNet shrinks by unpadded pools, which cannot be dilated",
      expected: "16 or 32; it reduces by 16",
      found: `${outputStride}`,
    });
  if (dropPath > 0)
    problems.push({
      at: "backbone.dropPath",
      message: "SqueezeNet has no residual branches that could be dropped",
      expected: "0",
      found: `${dropPath}`,
    });
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
