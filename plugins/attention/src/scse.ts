import { attachment, z } from "@netgraft/core";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const options = z.strictObject({
  ...reductionOptions(2),
  combine: z
    .enum(["add", "max"])
    .default("add")
    .describe("How the two are joined: their sum (MICCAI 2018), or the larger element (the authors' later code)."),
});

/**
 * Concurrent spatial and channel squeeze-and-excitation: cSE(x) + sSE(x), or the larger of both; cSE is SE with biases,
 * sSE(x) = x · σ(w·x + b), one gate for each position.
 *
 * Parameters: `cSE.fc1` [C/r, C], `cSE.fc2` [C, C/r], `sSE.conv` [1, C, 1, 1], all with bias; 2C²/r + C/r + 2C + 1 in all.
 * Source: Roy, Navab & Wachinger, Concurrent Spatial and Channel Squeeze & Excitation (MICCAI 2018), section 2.
 */
export const concurrentSqueezeExcitation = attachment({
  type: "scse",
  summary: "Concurrent spatial and channel squeeze-and-excitation: one gate per channel and one per position.",
  description:
    "x · σ(W₂ relu(W₁ z + b₁) + b₂) + x · σ(w·x + b), z = the mean of each feature map; or the larger of both. 2C²/r + C/r + 2C + 1 parameters. Roy et al. (MICCAI 2018), section 2; its code takes r = 2.",
  options,
  neutral: ({ combine }) => ({ values: { "cSE.fc2.*": 0, "sSE.conv.*": 0 }, factor: combine === "add" ? 1 : 2 }),
  build: (chosen) => (b, x) => {
    const channels = x.size("channel");
    const squeezed = b.reduceMean(x, ["height", "width"]);
    const hidden = b.relu(b.dense("cSE.fc1", squeezed, { channels: reducedChannels(channels, chosen) }));
    const byChannel = b.multiply(x, b.gate(b.sigmoid(b.dense("cSE.fc2", hidden, { channels }))));
    const byPosition = b.multiply(x, b.gate(b.sigmoid(b.conv("sSE.conv", x, { channels: 1, bias: true }))));
    return chosen.combine === "add" ? b.add(byChannel, byPosition) : b.maximum(byChannel, byPosition);
  },
});
