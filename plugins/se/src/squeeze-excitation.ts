import {
  attachment,
  AttachmentMisfitError,
  type BlockBuilder,
  type LayerBuilder,
  type Site,
  type Value,
  z,
} from "@netgraft/core";
import { reducedChannels, roundings } from "./rounding.js";

type Apply = (b: LayerBuilder, x: Value) => Value;

/** Between the two layers of the excitation; the paper uses `relu`. */
const activations = {
  relu: (b, x) => b.relu(x),
  relu6: (b, x) => b.relu6(x),
  silu: (b, x) => b.silu(x),
  gelu: (b, x) => b.gelu(x),
  hardSwish: (b, x) => b.hardSwish(x),
  tanh: (b, x) => b.tanh(x),
  identity: (_b, x) => x,
} as const satisfies Record<string, Apply>;

/** What bounds the gate; the paper uses `sigmoid` and compares it with `tanh` and `relu` (its Table 12). */
const gates = {
  sigmoid: (b, x) => b.sigmoid(x),
  tanh: (b, x) => b.tanh(x),
  relu: (b, x) => b.relu(x),
  hardSigmoid: (b, x) => b.hardSigmoid(x),
} as const satisfies Record<string, Apply>;

/** What turns a feature map into one number per channel (the paper's Table 11); `none` keeps the map (Table 16). */
const squeezes = {
  avg: (b, x) => b.globalAveragePool(x),
  max: (b, x) => b.globalMaxPool(x),
  none: (_b, x) => x,
} as const satisfies Record<string, Apply>;

/** The names of a table, as zod's `enum` takes them. */
function namesOf<T extends Readonly<Record<string, unknown>>>(table: T): [keyof T & string, ...(keyof T & string)[]] {
  // Object.keys of a literal table gives its own keys, and no table is empty.
  return Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
}

/** State-dict names of the excitation's two layers, by the name of the option. */
const layerNames = {
  /** torchvision, and timm's ResNets. */
  fc: ["fc1", "fc2"],
  /** pytorchcv. */
  conv: ["conv1", "conv2"],
  /** timm's EfficientNets and MnasNets. */
  reduceExpand: ["conv_reduce", "conv_expand"],
  /** The article and moskomule's senet.pytorch, whose layers are the first and third of an `nn.Sequential`. */
  sequential: ["fc.0", "fc.2"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

const options = z.strictObject({
  reduction: z
    .number()
    .positive()
    .default(16)
    .describe("The ratio r by which the channels are reduced between the two layers."),
  reductionBase: z
    .enum(["site", "blockInput"])
    .default("site")
    .describe(
      "The channels that the ratio divides: those that are gated (the paper), or those that enter the block (MnasNet, EfficientNet).",
    ),
  reducedChannels: z
    .int()
    .positive()
    .optional()
    .describe("The number of channels between the two layers; overrides `reduction`."),
  rounding: z
    .enum(roundings)
    .default("floor")
    .describe(
      "How C / r is rounded: floor (article, Caffe), nearest (timm's RegNets and EfficientNets), timm (multiple of 8) or mobilenet (MobileNetV3's divisor rule).",
    ),
  divisor: z
    .int()
    .positive()
    .optional()
    .describe(
      "What the roundings timm and mobilenet give multiples of; by default 8 (4 in GhostNet, 1 in the paper's ReXNet).",
    ),
  minReducedChannels: z
    .int()
    .positive()
    .optional()
    .describe("At least so many channels between the two layers; without it, rounding to none is an error."),
  bias: z
    .boolean()
    .default(false)
    .describe(
      "Whether the two layers have a bias: none in the article and the paper's ablations; true in timm and the authors' Caffe models.",
    ),
  norm: z.boolean().optional().describe("A batch norm between the first layer and its activation (ReXNet)."),
  squeeze: z
    .enum(namesOf(squeezes))
    .default("avg")
    .describe("Global average or maximum (the paper's Table 11), or none: the paper's NoSqueeze (Table 16)."),
  excitation: z
    .enum(["layers", "none"])
    .default("layers")
    .describe(
      "The two layers, or none: the gate is the bounded squeeze itself, which learns nothing (the article's first wrong structure).",
    ),
  activation: z.enum(namesOf(activations)).default("relu").describe("Between the two layers."),
  gate: z.enum(namesOf(gates)).default("sigmoid").describe("What bounds the gate (the paper's Table 12)."),
  gateScale: z
    .literal([1, 2])
    .optional()
    .describe(
      "What the gate is multiplied with; by default 1. With 2 it is 1 where it is half open, so that it can begin as the identity.",
    ),
  gateFrom: z
    .enum(["site", "blockInput"])
    .default("site")
    .describe(
      "What is squeezed: the value at the site, or the input of the block (the article's third wrong structure).",
    ),
  names: z
    .enum(namesOf(layerNames))
    .default("fc")
    .describe(
      "Names of the two layers in the state dict: fc1 and fc2 (torchvision, timm), conv1 and conv2 (pytorchcv), conv_reduce and conv_expand (timm's EfficientNets and MnasNets), or fc.0 and fc.2 (the article, senet.pytorch).",
    ),
});

type Options = z.output<typeof options>;

/**
 * Squeeze-and-excitation: x · σ(W₂ δ(W₁ z)), z the mean of each feature map.
 *
 * x: batch, channel, height, width; the gate: batch, channel. Parameters: `fc1.weight` [C/r, C, 1, 1],
 * `fc2.weight` [C, C/r, 1, 1] and, with `bias`, `fc1.bias` and `fc2.bias`, with `norm` those of `bn`; see the option `names`.
 * Source: Hu, Shen, Albanie, Sun, Wu: Squeeze-and-Excitation Networks, eqs. 2–4; where sources differ, see the options.
 */
export const squeezeExcitation = attachment({
  type: "se",
  summary: "Squeeze-and-excitation: gates channels by what the whole feature map holds.",
  description:
    "x · σ(W₂ δ(W₁ z)), z = the mean of each feature map. Hu et al., Squeeze-and-Excitation Networks (CVPR 2018, TPAMI 2020), eqs. 2–4.",
  options,
  neutral: ({ excitation, gate, gateScale = 1, bias, names }) => {
    if (excitation === "none") return "it learns nothing: its gate depends on the feature map alone";
    const [, last] = layerNames[names];
    const half = { [`${last}.*`]: 0 };
    if (gate === "sigmoid" || gate === "hardSigmoid")
      return gateScale === 2 ? { values: half, factor: 1 } : { values: half, factor: 2, within: "gateScale: 2" };
    if (gate === "tanh") return "tanh is 1 nowhere where it has a slope";
    if (!bias) return "relu is 0 at 0, and without `bias` its gate can be nothing else for every picture";
    return { values: { [`${last}.weight`]: 0, [`${last}.bias`]: 1 / gateScale }, factor: 1 };
  },
  build: (chosen) => (b, x, site) => {
    const gate = excite(b, squeezes[chosen.squeeze](b, source(x, site, chosen)), site, chosen);
    return b.multiply(x, b.gate(chosen.gateScale === 2 ? b.multiply(gate, b.number(2)) : gate));
  },
});

/** σ(W₂ δ(W₁ z)) by 1×1 convolutions, which serve a squeezed map and a whole one alike. */
function excite(
  b: BlockBuilder,
  z: Value,
  { block }: Site,
  { excitation, activation, gate, bias, norm, names, reductionBase, ...reduction }: Options,
): Value {
  if (excitation === "none") return gates[gate](b, z);
  const channels = z.size("channel");
  const base = reductionBase === "site" ? channels : block.input.size("channel");
  const [first, second] = layerNames[names];
  const reduced = b.conv(first, z, { channels: reducedChannels(base, reduction), bias });
  const hidden = norm === true ? b.batchNorm("bn", reduced) : reduced;
  return gates[gate](b, b.conv(second, activations[activation](b, hidden), { channels, bias }));
}

/** What is squeezed. @throws NG_ATTACHMENT_MISFIT where the block's input cannot gate the value at the site */
function source(x: Value, { name, block }: Site, { gateFrom, squeeze }: Options): Value {
  if (gateFrom === "site") return x;
  const [wanted, found] = [x.size("channel"), block.input.size("channel")];
  if (wanted !== found) {
    throw new AttachmentMisfitError({
      message: `a gate made from the block's input has one number per input channel and cannot gate the ${wanted} channels at ${name}`,
      expected: `blocks whose input has ${wanted} channels, e.g. \`where: { blocks: ["1..-1"] }\``,
      found: `${found} channels entering ${block.path}`,
    });
  }
  if (
    squeeze === "none" &&
    (x.size("height") !== block.input.size("height") || x.size("width") !== block.input.size("width"))
  ) {
    throw new AttachmentMisfitError({
      message: "without a squeeze, the block's input must have the height and width of what it gates",
      expected: "`squeeze: avg`, or blocks of stride 1",
      found: `stride ${block.stride}`,
    });
  }
  return block.input;
}
