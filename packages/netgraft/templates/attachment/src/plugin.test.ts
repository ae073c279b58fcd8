import * as runner from "node:test";
import { testAttachment } from "@netgraft/testing";
import { attentionBlock } from "./attachment.js";

const input = { channels: 8, height: 3, width: 5 };

testAttachment(
  attentionBlock,
  {
    // Parameters and multiply-accumulates by the block's formula: 2C²/r.
    cases: [
      { input, parameters: 2 * 8 * 2, macs: 2 * 8 * 2 },
      { input, options: { reduction: 8 }, parameters: 2 * 8 },
    ],
    refusals: [{ name: "a reduction to nothing", input, options: { reduction: 16 }, code: "NG_ATTACHMENT_MISFIT" }],
    // What PyTorch computes; goldens/make.py writes it.
    goldens: [new URL("../goldens/default.safetensors", import.meta.url)],
  },
  runner,
);
