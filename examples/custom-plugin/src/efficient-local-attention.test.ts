import { testAttachment } from "@netgraft/testing";
import { efficientLocalAttention } from "./efficient-local-attention.js";

const input = { channels: 16, height: 5, width: 7 };
const golden = (name: string): URL => new URL(`../goldens/${name}.safetensors`, import.meta.url);

testAttachment(efficientLocalAttention, {
  // kC²/G + 2C parameters; the convolution runs over H + W positions.
  cases: [
    { input, parameters: 7 * 16 + 2 * 16, macs: 7 * 16 * (5 + 7) },
    { input, options: { kernel: 5, channelsPerGroup: 8, normGroups: 4 }, parameters: 5 * 16 * 8 + 2 * 16 },
  ],
  refusals: [
    {
      name: "channels that the norm cannot share out",
      input: { ...input, channels: 24 },
      code: "NG_ATTACHMENT_MISFIT",
      message: /a multiple of 16/,
    },
    {
      name: "channels that the convolution cannot share out",
      input,
      options: { channelsPerGroup: 3 },
      code: "NG_ATTACHMENT_MISFIT",
    },
  ],
  goldens: [golden("ela-b"), golden("ela-s")],
});
