import { attachment, AttachmentMisfitError, axes, z } from "@netgraft/core";
import { equalShare } from "./equal-share.js";
import { gateScale, halfOpen, scaledGate } from "./gate-scale.js";
import { standardize } from "./standardize.js";

const options = z.strictObject({
  groups: z
    .int()
    .positive()
    .default(8)
    .describe(
      "Groups of channels that are normalised apart; they divide the channels. The code of a common port (changzy00) has 8 as its example.",
    ),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance within a group."),
  gateScale,
});

/**
 * Linear context transform: x · σ(w ẑ + b), ẑ the means of the feature maps, standardised within groups of channels.
 *
 * Parameters: `w` and `b`, each [C]; 2C in all.
 * Source: Ruan, Wen, Zheng & Zheng, Linear Context Transform Block (AAAI 2020), section 3; names and first values (1 and 0)
 * as in changzy00's port.
 * @throws NG_ATTACHMENT_MISFIT where the groups do not divide the channels, or leave one in each: ẑ would be 0
 */
export const linearContextTransform = attachment({
  type: "lct",
  summary: "Linear context transform: two numbers for each channel on means normalised within groups.",
  description:
    "x · σ(w ẑ + b), ẑ = the means of the feature maps, standardised within groups of channels. 2C parameters. Ruan et al. (AAAI 2020), section 3.",
  options,
  neutral: (chosen) => halfOpen({ w: 0, b: 0 }, chosen.gateScale),
  build:
    ({ groups, epsilon, gateScale: scale }) =>
    (b, x) => {
      const member = equalShare(x.size("channel"), groups, "groups");
      if (member === 1)
        throw new AttachmentMisfitError({
          message: "a group of one channel has no variance, so that the gate would be the same for every picture",
          expected: "fewer groups, e.g. `groups: 8`",
          found: `${groups} groups of ${x.size("channel")} channels`,
        });
      const means = b.splitAxis(b.reduceMean(x, ["height", "width"]), "channel", { group: groups, member });
      const context = b.mergeAxes(standardize(b, means, ["member"], epsilon), ["group", "member"], "channel");
      const vector = axes({ channel: x.size("channel") });
      const scaled = b.multiply(context, b.parameter("w", vector, { kind: "ones" }));
      const gate = b.sigmoid(b.add(scaled, b.parameter("b", vector, { kind: "zeros" })));
      return b.multiply(x, scaledGate(b, gate, scale));
    },
});
