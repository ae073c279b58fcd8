import { attachment, type BlockBuilder, type Value, z } from "@netgraft/core";
import { layerNorm } from "./layer-norm.js";
import { reducedChannels, reductionOptions } from "./reduced-channels.js";

const options = z.strictObject({
  ...reductionOptions(16),
  excitation: z
    .enum(["layers", "none"])
    .default("layers")
    .describe("What makes the gate: SE's two layers (DCA-SE), or nothing but the sigmoid (DCA with GE-θ⁻)."),
  normalize: z
    .boolean()
    .default(true)
    .describe(
      "Whether layer norm and ReLU follow the connection, as in the authors' code; the paper's direct connection is the plain sum.",
    ),
});

type Options = z.output<typeof options>;

/**
 * Deep connected attention: SE whose squeeze is joined with what the block before attended to.
 * g = α z + β t, z the mean of each feature map, t = z′ · s′ of the attachment before (its squeeze and gate); the gate
 * s = σ(W₂ relu(W₁ g)) and the handed-on t come from it. The first in a network is SE.
 *
 * Parameters: `fc.0` [C/r, C] and `fc.2` [C, C/r] with bias; from the second on `conv.0` [1, 2, 1, 1] (α, β and a bias)
 * and the norm `conv.1`; where the widths differ `att_fc.0` [C, C′] and the norm `att_fc.1`.
 * Source: Ma et al., DCANet: Learning Connected Attentions for CNNs (arXiv 2007.05099), section 3, and its code.
 */
export const deepConnectedAttention = attachment({
  type: "dca",
  summary: "Deep connected attention: each gate also sees what the one before attended to.",
  description:
    "x · s, s = σ(W₂ relu(W₁ g)), g = relu(LN(α z + β t)), t = z′ · s′ of the attachment before, through a layer where the widths differ. 2C²/r + C/r + C parameters, and 2C + 3 for the connection (CC′ + 3C more where the widths differ). Ma et al., DCANet (arXiv 2007.05099), section 3.",
  options,
  neutral: ({ excitation }) =>
    excitation === "none"
      ? "without layers, its gate depends on the feature map alone"
      : { values: { "fc.2.*": 0 }, factor: 2 },
  build: (chosen) => (b, x, site) => {
    const squeezed = b.reduceMean(x, ["height", "width"]);
    const joined = site.received === undefined ? squeezed : connect(b, squeezed, site.received, chosen);
    const gate = b.sigmoid(chosen.excitation === "none" ? joined : excite(b, joined, chosen));
    site.handOn(b.multiply(squeezed, gate));
    return b.multiply(x, b.gate(gate));
  },
});

/** α z + β t: batch, channel. */
function connect(b: BlockBuilder, squeezed: Value, received: Value, { normalize }: Options): Value {
  const channels = squeezed.size("channel");
  const matched =
    received.size("channel") === channels
      ? received
      : b.relu(layerNorm(b, "att_fc.1", b.dense("att_fc.0", received, { channels })));
  // The two lie as two input channels over a row of C positions, as in the authors' code.
  const rows = [squeezed, matched].map((value) =>
    b.splitAxis(b.renameAxis(value, "channel", "width"), "width", { channel: 1, height: 1, width: channels }),
  );
  const sum = b.conv("conv.0", b.concat(rows), { channels: 1, bias: true });
  const joined = b.mergeAxes(sum, ["channel", "height", "width"], "channel");
  return normalize ? b.relu(layerNorm(b, "conv.1", joined)) : joined;
}

function excite(b: BlockBuilder, z: Value, reduction: Options): Value {
  const channels = z.size("channel");
  const hidden = b.relu(b.dense("fc.0", z, { channels: reducedChannels(channels, reduction) }));
  return b.dense("fc.2", hidden, { channels });
}
