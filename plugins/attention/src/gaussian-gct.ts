import { attachment, z } from "@netgraft/core";
import { standardize } from "./standardize.js";

const options = z.strictObject({
  deviation: z.number().positive().default(2).describe("c, the standard deviation of the Gaussian."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance over the channels."),
});

/**
 * Gaussian context transformer: x · exp(−ẑ² / (2c²)), ẑ the means of the feature maps, standardised over the channels.
 * No parameters.
 *
 * Source: Ruan, Wang, Wang, Xu & Zheng, Gaussian Context Transformer (CVPR 2021), section 3, its GCT-B0. A port in wide use
 * (changzy00) computes exp(−c ẑ² / 2) instead.
 */
export const gaussianContextTransformer = attachment({
  type: "gaussian_gct",
  summary: "Gaussian context transformer: damps channels whose mean is far from the others'; learns nothing.",
  description:
    "x · exp(−ẑ² / (2c²)), ẑ = the means of the feature maps, standardised over the channels. No parameters. Ruan et al. (CVPR 2021), section 3 (GCT-B0).",
  options,
  neutral: () => "it learns nothing: its gate depends on the feature map alone",
  build:
    ({ deviation, epsilon }) =>
    (b, x) => {
      const z = standardize(b, b.reduceMean(x, ["height", "width"]), ["channel"], epsilon);
      const exponent = b.multiply(b.multiply(z, z), b.number(-1 / (2 * deviation ** 2)));
      return b.multiply(x, b.gate(b.exp(exponent)));
    },
});
