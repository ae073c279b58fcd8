import { attachment, AttachmentMisfitError, type BlockBuilder, type ConvOptions, type Value, z } from "@netgraft/core";
import { equalShare } from "./equal-share.js";
import { oddKernel } from "./kernel-option.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";
import { assertSpatial, reach, shortfall } from "./replaced-convolution.js";
import { sumOf } from "./sum-of.js";

/** Names of the parts of an SK convolution. */
interface SelectiveKernelNames {
  /** Of the n-th path, from 0, with its `conv` and `bn`. */
  path(n: number): string;
  readonly reduce: string;
  readonly norm: string;
  readonly select: string;
}

/** The layouts of state-dict names, by the name of the option. */
const selectiveKernelNames = {
  /** timm's `SelectiveKernel`. */
  timm: { path: (n) => `paths.${n}`, reduce: "attn.fc_reduce", norm: "attn.bn", select: "attn.fc_select" },
  /** pytorchcv's `SKConvBlock`. */
  pytorchcv: { path: (n) => `branches.branch${n + 2}`, reduce: "fc1.conv", norm: "fc1.bn", select: "fc2" },
} as const satisfies Readonly<Record<string, SelectiveKernelNames>>;

const options = z.strictObject({
  kernels: z.array(oddKernel.min(3)).min(2).default([3, 5]).describe("Kernel of each path."),
  dilated: z
    .boolean()
    .default(true)
    .describe("Whether larger kernels are 3×3 ones, dilated, as in the paper's networks."),
  groups: z
    .int()
    .positive()
    .optional()
    .describe("Groups of the paths' convolutions; by default those of the convolution that is replaced (32 in SKNet)."),
  ...reductionOptions(16),
  minReducedChannels: z.int().positive().default(32).describe("At least so many reduced channels, the paper's L."),
  multipleOf: z.int().positive().optional().describe("Round the reduced channels to a multiple (timm's `rd_divisor`)."),
  splitInput: z
    .boolean()
    .default(false)
    .describe("Whether each path sees its share of the input channels alone (timm's default) or all (the paper)."),
  names: z.enum(["timm", "pytorchcv"]).default("timm").describe("Layout of state-dict names."),
});

type Options = z.output<typeof options>;

/**
 * Selective kernel convolution, in place of a convolution with its norm and activation: Σ aᵢ Uᵢ, Uᵢ = relu(BN(conv_kᵢ(x))),
 * a = softmax over the paths of Wᵢ relu(BN(W₀ z)), z the mean of each map of Σ Uᵢ.
 *
 * Parameters, d = max(C/r, 32), M paths: `paths.0.conv`, `paths.0.bn`, …; `attn.fc_reduce` [d, C, 1, 1], `attn.bn` and
 * `attn.fc_select` [MC, d, 1, 1]; beside the paths' convolutions 2MC + (M + 1) Cd + 2d.
 * Source: Li, Wang, Hu & Yang, Selective Kernel Networks (CVPR 2019), Eqs. 1–6.
 * @throws NG_ATTACHMENT_MISFIT for a 1×1 convolution, and where the paths cannot share the input channels
 */
export const selectiveKernel = attachment({
  type: "sk",
  summary: "Selective kernel convolution in place of a 3×3: several kernels, weighed by channel.",
  description:
    "Σ aᵢ Uᵢ, Uᵢ = relu(BN(conv_kᵢ(x))), a = softmax over i of Wᵢ relu(BN(W₀ mean(Σ Uᵢ))). With d = max(C/r, 32) and M paths: the paths' convolutions and 2MC + (M + 1) Cd + 2d parameters. Li et al., Selective Kernel Networks (CVPR 2019), Eqs. 1–6.",
  options,
  neutral: ({ kernels, splitInput, names }) => {
    if (splitInput) return "each of its paths sees but a share of the channels";
    const layout = selectiveKernelNames[names];
    const others = kernels.slice(1).map((_, n) => `${layout.path(n + 1)}.bn`);
    return {
      // Paths at 0 would stay there, as a ReLU has no slope at it.
      values: Object.fromEntries([
        [`${layout.select}.weight`, 0],
        ...others.flatMap((norm) => [[`${norm}.weight`, 0] as const, [`${norm}.bias`, 1e-20] as const]),
      ]),
      factor: kernels.length,
      replaced: { convolution: `${layout.path(0)}.conv`, norm: `${layout.path(0)}.bn` },
      ...(!Number.isInteger(Math.log2(kernels.length)) && { near: "each of its paths is weighed by no power of two" }),
    };
  },
  replace: (chosen) => (b, x, convolution) => {
    assertSpatial(convolution);
    const paths = chosen.kernels.map((kernel, n) => path(b, input(b, x, n, chosen), n, kernel, convolution, chosen));
    const weights = b.gate(select(b, paths, chosen));
    const selected = paths.map((value, n) => {
      const weight = b.slice(weights, "path", { start: n, end: n + 1 });
      return b.multiply(value, b.mergeAxes(weight, ["path", "channel"], "channel"));
    });
    return sumOf(b, selected);
  },
});

/** What the n-th path sees. */
function input(b: BlockBuilder, x: Value, n: number, { kernels, splitInput }: Options): Value {
  if (!splitInput) return x;
  const share = equalShare(x.size("channel"), kernels.length, "paths");
  return b.slice(x, "channel", { start: n * share, end: (n + 1) * share });
}

function path(b: BlockBuilder, x: Value, n: number, kernel: number, convolution: ConvOptions, chosen: Options): Value {
  const { channels, stride = 1, dilation = 1, groups = 1 } = convolution;
  const name = selectiveKernelNames[chosen.names].path(n);
  const spread = chosen.dilated ? { kernel: 3, dilation: (dilation * (kernel - 1)) / 2 } : { kernel, dilation };
  const padding = paddingOf(kernel, convolution);
  const y = b.conv(`${name}.conv`, x, { channels, stride, groups: chosen.groups ?? groups, ...spread, padding });
  return b.relu(b.batchNorm(`${name}.bn`, y));
}

/**
 * As much padding that a path shrinks the map as the convolution does that is replaced.
 * @throws NG_ATTACHMENT_MISFIT where its kernel is too small for that
 */
function paddingOf(kernel: number, convolution: ConvOptions): readonly [height: number, width: number] {
  const side = reach(kernel, convolution.dilation ?? 1);
  const [height, width] = shortfall(convolution);
  if (height > side || width > side)
    throw new AttachmentMisfitError({
      message: "the convolution that is replaced takes more from the borders than a path's kernel reaches",
      expected: `kernels of at least ${2 * Math.max(height, width) + 1}`,
      found: `${kernel}`,
    });
  return [side - height, side - width];
}

/** The weight of each path: batch, path, channel, height 1, width 1. */
function select(b: BlockBuilder, paths: readonly Value[], { names, ...chosen }: Options): Value {
  const { reduce, norm, select: name } = selectiveKernelNames[names];
  const squeezed = b.globalAveragePool(sumOf(b, paths));
  const channels = squeezed.size("channel");
  const hidden = b.relu(b.batchNorm(norm, b.conv(reduce, squeezed, { channels: reducedChannels(channels, chosen) })));
  const scores = b.conv(name, hidden, { channels: paths.length * channels });
  return b.softmax(b.splitAxis(scores, "channel", { path: paths.length, channel: channels }), "path");
}
