import { attachment, z } from "@netgraft/core";
import { gateScale, halfOpen, scaledGate } from "./gate-scale.js";

const options = z.strictObject({
  gate: z
    .enum(["hardSigmoid", "sigmoid"])
    .default("hardSigmoid")
    .describe("What bounds the gate: relu6(t + 3) / 6 (the authors' code, timm), or a sigmoid (the paper's formula)."),
  gateScale,
});

/**
 * Effective squeeze-and-excitation: x · hsig(W z + b), z the mean of each feature map.
 *
 * Parameters: `fc.weight` [C, C, 1, 1], `fc.bias` [C]; C² + C in all.
 * Source: Lee & Park, CenterMask: Real-Time Anchor-Free Instance Segmentation (CVPR 2020), section 3.3.
 */
export const effectiveSqueezeExcitation = attachment({
  type: "ese",
  summary: "Effective squeeze-and-excitation: one layer of full width instead of a bottleneck.",
  description:
    "x · hsig(W z + b), z = the mean of each feature map. C² + C parameters. Lee & Park, CenterMask (CVPR 2020), section 3.3.",
  options,
  neutral: (chosen) => halfOpen({ "fc.*": 0 }, chosen.gateScale),
  build:
    ({ gate, gateScale: scale }) =>
    (b, x) => {
      const excited = b.conv("fc", b.globalAveragePool(x), { channels: x.size("channel"), bias: true });
      return b.multiply(x, scaledGate(b, gate === "sigmoid" ? b.sigmoid(excited) : b.hardSigmoid(excited), scale));
    },
});
