import * as runner from "node:test";
import { testBackbone } from "@netgraft/testing";
import { tinyResidual } from "./backbone.js";

const input = { channels: 3, height: 32, width: 48 };

testBackbone(
  tinyResidual,
  {
    cases: [
      {
        options: { width: 4, layers: [1, 1] },
        input,
        classes: 5,
        // Stem, stages of 4 and 8 channels with their projections, classifier; two numbers of BN for each channel.
        parameters: 116 + (144 + 144 + 16 + 24) + (288 + 576 + 32 + 48) + 45,
        features: [
          { name: "stages.0", channels: 4, reduction: 4 },
          { name: "stages.1", channels: 8, reduction: 8 },
        ],
      },
      {
        name: "1000 classes at 224×224",
        input: { channels: 3, height: 224, width: 224 },
        classes: 1000,
        parameters: 829_464,
        countOnly: true,
      },
    ],
    refusals: [{ name: "no stages", options: { layers: [] }, code: "NG_CONFIG_INVALID" }],
    // What PyTorch computes; goldens/make.py writes it.
    goldens: [new URL("../goldens/small.safetensors", import.meta.url)],
  },
  runner,
);
