import { attachment, z } from "@netgraft/core";
import { positions } from "./positions.js";

const options = z.strictObject({
  lambda: z.number().positive().default(1e-4).describe("λ, which keeps the energy finite."),
});

/**
 * SimAM: x · σ(1 / e), with the inverse of each neuron's minimal energy 1 / e = d / (4 (Σ d / (HW − 1) + λ)) + 1/2 and
 * d = (x − μ)², over the positions of its feature map. No parameters.
 *
 * Source: Yang, Zhang, Li & Xie, SimAM: A Simple, Parameter-Free Attention Module (ICML 2021), Eqs. 5 and 6.
 */
export const simpleAttention = attachment({
  type: "simam",
  summary: "SimAM: gates every element by how far it stands out of its feature map; learns nothing.",
  description:
    "x · σ(d / (4 (Σ d / (HW − 1) + λ)) + 1/2), d = (x − μ)², over each feature map. No parameters. Yang et al. (ICML 2021), Eqs. 5–6.",
  options,
  neutral: () => "it learns nothing: its gate depends on the feature map alone",
  build:
    ({ lambda }) =>
    (b, x) => {
      const count = positions(x);
      const axes = ["height", "width"];
      const centred = b.subtract(x, b.reduceMean(x, axes));
      const squares = b.multiply(centred, centred);
      const spread = b.multiply(b.reduceSum(squares, axes), b.number(4 / (count - 1)));
      const inverse = b.add(b.divide(squares, b.add(spread, b.number(4 * lambda))), b.number(0.5));
      return b.multiply(x, b.gate(b.sigmoid(inverse)));
    },
});
