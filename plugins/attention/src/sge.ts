import { attachment, z } from "@netgraft/core";
import { equalShare } from "./equal-share.js";
import { gateScale, halfOpen, scaledGate } from "./gate-scale.js";
import { positions } from "./positions.js";
import { vectorParameter } from "./vector-parameter.js";

const options = z.strictObject({
  groups: z
    .int()
    .positive()
    .default(64)
    .describe("Groups of channels, each with a spatial gate of its own; they divide the channels."),
  epsilon: z.number().positive().default(1e-5).describe("Added to the standard deviation."),
  gateScale,
});

/**
 * Spatial group-wise enhance: within each group of channels x · σ(w ĉ + b), c = ⟨x, z⟩ at each position, z the group's
 * means, ĉ standardised over the positions (by the unbiased deviation, plus ε).
 *
 * Parameters: `weight` and `bias`, each [1, G, 1, 1]; 2G in all.
 * Source: Li, Hu & Yang, Spatial Group-wise Enhance (2019, arXiv 1905.09646), section 3; first values (0 and 1) as in the
 * authors' code.
 * @throws NG_ATTACHMENT_MISFIT where the groups do not divide the channels, or the map has one position
 */
export const spatialGroupEnhance = attachment({
  type: "sge",
  summary: "Spatial group-wise enhance: in each group of channels, gates positions by their likeness to the mean.",
  description:
    "In each group x · σ(w ĉ + b), c = ⟨x, z⟩ with z = the group's means, ĉ = c standardised over the positions. 2G parameters. Li, Hu & Yang (arXiv 1905.09646), section 3.",
  options,
  neutral: (chosen) => halfOpen({ weight: 0, bias: 0 }, chosen.gateScale),
  build:
    ({ groups, epsilon, gateScale: scale }) =>
    (b, x) => {
      const [member, count] = [equalShare(x.size("channel"), groups, "groups"), positions(x)];
      const grouped = b.splitAxis(x, "channel", { group: groups, member });
      const likeness = b.reduceSum(b.multiply(grouped, b.reduceMean(grouped, ["height", "width"])), ["member"]);
      const centred = b.subtract(likeness, b.reduceMean(likeness, ["height", "width"]));
      const squares = b.reduceSum(b.multiply(centred, centred), ["height", "width"]);
      const deviation = b.add(b.sqrt(b.multiply(squares, b.number(1 / (count - 1)))), b.number(epsilon));
      const weight = vectorParameter(b, "weight", "group", groups, { kind: "zeros" });
      const bias = vectorParameter(b, "bias", "group", groups, { kind: "ones" });
      const gate = b.sigmoid(b.add(b.multiply(b.divide(centred, deviation), weight), bias));
      return b.mergeAxes(b.multiply(grouped, scaledGate(b, gate, scale)), ["group", "member"], "channel");
    },
});
