import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { gather } from "./ge-gather.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const isPowerOfTwo = (extent: number): boolean => Number.isInteger(Math.log2(extent));

const options = z
  .strictObject({
    variant: z
      .enum(["thetaMinus", "theta", "thetaPlus"])
      .default("thetaMinus")
      .describe(
        "GE-θ⁻ gathers by average pooling and learns nothing, GE-θ by depthwise convolutions, GE-θ⁺ puts SE's two layers after these.",
      ),
    extent: z
      .union([z.literal("global"), z.int().min(2)])
      .default("global")
      .describe("The extent ratio e: one gathered position stands for e × e; a power of 2 for θ and θ⁺."),
    ...reductionOptions(16),
    bias: z
      .boolean()
      .default(false)
      .describe("Whether θ⁺'s two layers have a bias: none as in the papers' ablations of SE; timm's have."),
  })
  .refine(({ variant, extent }) => variant === "thetaMinus" || extent === "global" || isPowerOfTwo(extent), {
    path: ["extent"],
    message: "convolutions of stride 2 gather over a power of 2",
    params: { expected: "2, 4, 8, …, or global" },
  });

/**
 * Gather-excite: x · σ(interp(ξ(x))). ξ gathers over e × e positions (or all): θ⁻ by means over (2e − 1)², the padding
 * left out; θ by log₂ e depthwise 3×3 of stride 2, each with BN, and ReLU between them, or by one depthwise
 * convolution over the whole map; θ⁺ by the same and two 1×1 convolutions. interp repeats the nearest position.
 *
 * Parameters: none (θ⁻); `gather.conv1` [C, 1, 3, 3] and `gather.norm1`, …: 11C for each factor of 2, or HWC + 2C
 * (θ); with `mlp.fc1` [C/r, C, 1, 1] and `mlp.fc2` [C, C/r, 1, 1] 2C²/r more (θ⁺). Names as in timm.
 * Source: Hu, Shen, Albanie, Sun & Vedaldi, Gather-Excite (NeurIPS 2018), sections 2 and 3. Pooling and interpolation
 * as in timm, whose own module does not run with parameters (1.0.29).
 */
export const gatherExcite = attachment({
  type: "ge",
  summary: "Gather-excite: gates each position by what lies around it, over any extent.",
  description:
    "x · σ(interp(ξ(x))). θ⁻: ξ = means over (2e − 1)² at stride e; no parameters. θ: log₂ e depthwise 3×3 of stride 2 with BN; 11C parameters each, or one over the whole map: HWC + 2C. θ⁺: W₂ relu(W₁ ·) after it; 2C²/r more. Hu et al., Gather-Excite (NeurIPS 2018), sections 2–3.",
  options,
  neutral: ({ variant, extent }) => {
    if (variant === "thetaMinus") return "it learns nothing: its gate depends on the feature map alone";
    const last = extent === "global" ? 1 : Math.log2(extent);
    const values = variant === "thetaPlus" ? { "mlp.fc2.*": 0 } : { [`gather.norm${last}.{weight,bias}`]: 0 };
    return { values, factor: 2 };
  },
  build:
    ({ variant, extent, bias, ...reduction }) =>
    (b, x) => {
      const gathered = gather(b, x, { learned: variant !== "thetaMinus", extent });
      const excited = variant === "thetaPlus" ? excite(b, gathered, bias, reduction) : gathered;
      const [height, width] = [excited.size("height"), excited.size("width")];
      const spread =
        height === 1 && width === 1
          ? excited
          : b.nearestResize(excited, { height: x.size("height"), width: x.size("width") });
      return b.multiply(x, b.gate(b.sigmoid(spread)));
    },
});

function excite(b: BlockBuilder, z: Value, bias: boolean, reduction: Parameters<typeof reducedChannels>[1]): Value {
  const channels = z.size("channel");
  const hidden = b.conv("mlp.fc1", z, { channels: reducedChannels(channels, reduction), bias });
  return b.conv("mlp.fc2", b.relu(hidden), { channels, bias });
}
