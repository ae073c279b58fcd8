import { attachment, AttachmentMisfitError, axes, type BlockBuilder, type Value, z } from "@netgraft/core";
import { dctCosines } from "./dct-cosines.js";
import { type Frequency, selectedFrequencies, selections, selectionSide } from "./dct-frequencies.js";
import { equalShare } from "./equal-share.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const frequency = z.int().nonnegative();

const options = z.strictObject({
  ...reductionOptions(16),
  frequencies: z
    .union([z.enum(selections), z.array(z.tuple([frequency, frequency])).min(1)])
    .default("top16")
    .describe(
      "A selection of FcaNet's code, given on 7×7 and scaled to the map, or pairs [vertical, horizontal] on the map itself. Each is for an equal share of the channels.",
    ),
  size: z
    .union([z.int().positive(), z.tuple([z.int().positive(), z.int().positive()])])
    .optional()
    .describe(
      "Size of the DCT, to which the map is average-pooled: 56, 28, 14 and 7 by stage in FcaNet's code; by default the map's own.",
    ),
});

type Options = z.output<typeof options>;

/**
 * Frequency channel attention: x · σ(W₂ relu(W₁ z)), z for each channel one coefficient of its map's two-dimensional
 * DCT. The channels are divided equally among the frequencies; (0, 0) is the mean times √(HW).
 *
 * Parameters: `fc.0.weight` [C/r, C] and `fc.2.weight` [C, C/r]; 2C²/r in all. The DCT is a constant.
 * Source: Qin, Zhang, Wu & Li, FcaNet: Frequency Channel Attention Networks (ICCV 2021), section 3, and its code.
 * @throws NG_ATTACHMENT_MISFIT where the frequencies do not divide the channels, or the map is too small for them
 */
export const frequencyChannelAttention = attachment({
  type: "fca",
  summary: "Frequency channel attention: SE whose squeeze takes other frequencies than the mean.",
  description:
    "x · σ(W₂ relu(W₁ z)), z = for each channel one coefficient of its map's 2D DCT, the channels divided among the frequencies. 2C²/r parameters. Qin et al., FcaNet (ICCV 2021), section 3.",
  options,
  neutral: () => ({ values: { "fc.2.weight": 0 }, factor: 2 }),
  build: (chosen) => (b, x) => {
    const channels = x.size("channel");
    const squeezed = coefficients(b, resized(b, x, chosen), chosen);
    const hidden = b.relu(b.dense("fc.0", squeezed, { channels: reducedChannels(channels, chosen), bias: false }));
    return b.multiply(x, b.gate(b.sigmoid(b.dense("fc.2", hidden, { channels, bias: false }))));
  },
});

/** The map at the size of the DCT. */
function resized(b: BlockBuilder, x: Value, { size }: Options): Value {
  if (size === undefined) return x;
  const [height, width] = typeof size === "number" ? [size, size] : size;
  return b.adaptiveAveragePool(x, { height, width });
}

/** One DCT coefficient of each channel: batch, channel. */
function coefficients(b: BlockBuilder, x: Value, { frequencies }: Options): Value {
  const [height, width] = [x.size("height"), x.size("width")];
  const chosen = typeof frequencies === "string" ? selected(frequencies, height, width) : frequencies;
  const beyond = chosen.find(([vertical, horizontal]) => vertical >= height || horizontal >= width);
  if (beyond !== undefined)
    throw new AttachmentMisfitError({
      message: "the map is too small for a frequency",
      expected: `frequencies below [${height}, ${width}]`,
      found: `[${beyond.join(", ")}]`,
    });
  const share = equalShare(x.size("channel"), chosen.length, "frequencies");
  const basis = (axis: string, length: number, along: readonly number[]): Value =>
    b.constant(
      { dtype: "float32", axes: axes({ frequency: along.length, [axis]: length }) },
      along.flatMap((each) => dctCosines(each, length)),
    );
  const [vertical, horizontal] = [chosen.map(([each]) => each), chosen.map(([, each]) => each)];
  const divided = b.splitAxis(x, "channel", { frequency: chosen.length, share });
  // The basis is separable: first along the rows, then along what is left of the columns.
  const rows = b.reduceSum(b.multiply(divided, basis("width", width, horizontal)), ["width"]);
  const sums = b.reduceSum(b.multiply(rows, basis("height", height, vertical)), ["height"]);
  return b.mergeAxes(sums, ["frequency", "share"], "channel");
}

/** @throws NG_ATTACHMENT_MISFIT where the map is smaller than the space of the selections */
function selected(name: (typeof selections)[number], height: number, width: number): readonly Frequency[] {
  if (height >= selectionSide && width >= selectionSide) return selectedFrequencies(name, height, width);
  throw new AttachmentMisfitError({
    message: `the selection ${name} is given on ${selectionSide}×${selectionSide} and cannot be scaled down`,
    expected: `a map of at least ${selectionSide}×${selectionSide}, \`size\`, or \`frequencies\` as pairs`,
    found: `${height}×${width}`,
  });
}
