import { attachment, AttachmentMisfitError, z } from "@netgraft/core";

const options = z.strictObject({
  reduction: z
    .int()
    .positive()
    .default(4)
    .describe("The ratio r by which the channels are reduced between the two layers."),
});

/**
 * Gates channels: x · σ(W₂ relu(W₁ z)), z the mean of each feature map. Put your block in its place, with its source.
 *
 * x: batch, channel, height, width. Parameters: `fc1.weight` [C/r, C, 1, 1] and `fc2.weight` [C, C/r, 1, 1].
 */
export const attentionBlock = attachment({
  type: "my_plugin",
  summary: "Gates channels by what the whole feature map holds.",
  description: "x · σ(W₂ relu(W₁ z)), z = the mean of each feature map. 2C²/r parameters.",
  options,
  build:
    ({ reduction }) =>
    (b, x) => {
      const channels = x.size("channel");
      const reduced = Math.floor(channels / reduction);
      if (reduced === 0)
        throw new AttachmentMisfitError({
          message: "the reduction leaves no channels between the two layers",
          expected: `a reduction of at most ${channels}`,
          found: `${reduction}`,
        });
      const hidden = b.relu(b.conv("fc1", b.globalAveragePool(x), { channels: reduced }));
      return b.multiply(x, b.gate(b.sigmoid(b.conv("fc2", hidden, { channels }))));
    },
});
