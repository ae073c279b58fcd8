import { attachment, axes, z } from "@netgraft/core";
import { gateScale, halfOpen, scaledGate } from "./gate-scale.js";
import { positions } from "./positions.js";

const options = z.strictObject({
  epsilon: z.number().positive().default(1e-5).describe("Added to the (unbiased) variance under the root."),
  gateScale,
});

/**
 * Style-based recalibration: x · σ(BN(w · [μ, σ])), mean and standard deviation of each feature map, two weights for
 * each channel.
 *
 * Parameters: `cfc` [C, 2], `bn`; 4C in all.
 * Source: Lee, Kim & Nam, SRM: A Style-based Recalibration Module (ICCV 2019), section 3; the unbiased variance and its ε
 * as in the authors' code.
 */
export const styleRecalibration = attachment({
  type: "srm",
  summary: "Style-based recalibration: gates each channel by its own mean and standard deviation.",
  description:
    "x · σ(BN(w₁ μ + w₂ √(s² + ε))), mean and unbiased variance of each feature map. 4C parameters. Lee, Kim & Nam, SRM (ICCV 2019), section 3.",
  options,
  // With both at 0, the norm would never see anything of the styles.
  neutral: (chosen) => halfOpen({ cfc: 1, "bn.{weight,bias}": 0 }, chosen.gateScale),
  build:
    ({ epsilon, gateScale: scale }) =>
    (b, x) => {
      const count = positions(x);
      const mean = b.reduceMean(x, ["height", "width"]);
      const centred = b.subtract(x, mean);
      const squares = b.reduceSum(b.multiply(centred, centred), ["height", "width"]);
      const deviation = b.sqrt(b.add(b.multiply(squares, b.number(1 / (count - 1))), b.number(epsilon)));
      const channels = x.size("channel");
      const style = b.concat(
        [mean, deviation].map((value) => b.splitAxis(value, "channel", { channel: channels, style: 1 })),
        "style",
      );
      const weight = b.parameter("cfc", axes({ channel: channels, style: 2 }), { kind: "zeros" });
      const integrated = b.reduceSum(b.multiply(style, weight), ["style"]);
      return b.multiply(x, scaledGate(b, b.sigmoid(b.batchNorm("bn", integrated)), scale));
    },
});
