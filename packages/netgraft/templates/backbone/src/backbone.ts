import {
  type Block,
  type BlockBuilder,
  backbone,
  dropPathRates,
  type Stage,
  stridePlan,
  type Value,
  z,
} from "@netgraft/core";

const options = {
  width: z.int().positive().default(16).describe("Channels of the first stage; each stage after it has twice as many."),
  layers: z.array(z.int().positive()).min(1).max(4).default([2, 2, 2, 2]).describe("Blocks in each stage."),
};

/** What the blocks are made from. */
interface BlockSpec {
  readonly channels: number;
  readonly stride: number;
  readonly dilation: number;
  readonly dropPath: number;
}

/** A small residual network. Put your backbone in its place, with its source. */
export const tinyResidual = backbone({
  type: "my_plugin",
  summary: "A small residual network of 3×3 convolutions.",
  options,
  sites: {
    residual: "The end of the residual branch, before it is added (standard SE).",
    output: "After addition and activation.",
  },
  replaceable: ["conv2"],
  standard: "residual",
  build: ({ width, layers, outputStride, dropPath, dropout }, { classes }) => {
    const stages = stagesOf(width, layers, outputStride, dropPath);
    return (b, image) => {
      const stem = b.relu(b.batchNorm("bn", b.conv("conv", image, { channels: width, kernel: 3, stride: 2 })));
      const features = stages.reduce((x, stage) => b.stage(stage, x), stem);
      const pooled = b.dropout(b.flatten(b.globalAveragePool(features)), dropout);
      return b.module("", () => b.dense("fc", pooled, { channels: classes }), { kind: "head" });
    };
  },
});

/** Stages that halve the resolution and double the channels; below the output stride, they dilate instead. */
function stagesOf(width: number, layers: readonly number[], outputStride: number, dropPath: number): readonly Stage[] {
  const plan = stridePlan(
    2,
    layers.map(() => 2),
    outputStride,
  );
  const rates = [
    ...dropPathRates(
      dropPath,
      layers.reduce((sum, count) => sum + count),
    ),
  ];
  return plan.map(({ stride, firstDilation, dilation, reduction }, index) => ({
    index: index + 1,
    name: `stages.${index}`,
    reduction,
    blocks: Array.from({ length: layers[index] ?? 0 }, (_, position) => ({
      name: `${position}`,
      block: residualBlock({
        channels: width * 2 ** index,
        stride: position === 0 ? stride : 1,
        dilation: position === 0 ? firstDilation : dilation,
        dropPath: rates.shift() ?? 0,
      }),
    })),
  }));
}

/** relu(x + BN(conv(relu(BN(conv x))))), with a projection of x where the shape changes. */
function residualBlock(spec: BlockSpec): Block {
  const { channels, stride, dilation, dropPath } = spec;
  const second = { channels, kernel: 3, dilation };
  return {
    type: "residual",
    options: { ...spec },
    stride,
    build(b, x) {
      const first = b.relu(b.batchNorm("bn1", b.conv("conv1", x, { ...second, stride })));
      const branch = b.replaceable("conv2", first, second, () => b.batchNorm("bn2", b.conv("conv2", first, second)));
      const added = b.add(b.dropPath(b.site("residual", branch), dropPath), shortcut(b, x, spec), { residual: true });
      return b.site("output", b.relu(added));
    },
  };
}

function shortcut(b: BlockBuilder, x: Value, { channels, stride }: BlockSpec): Value {
  if (stride === 1 && x.size("channel") === channels) return x;
  return b.batchNorm("downsample.1", b.conv("downsample.0", x, { channels, stride }));
}
