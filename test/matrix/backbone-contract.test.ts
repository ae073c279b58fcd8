import { testBackbone } from "@netgraft/testing";
import { framework } from "../support/framework.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";

describe("the contract of the built-in backbones", () => {
  for (const backbone of framework.catalog.backbones.all()) {
    const { type } = backbone;
    const input = { channels: 3, ...smallInput(type) };
    const cases = (smallNetworks[type] ?? []).map((options) => {
      const config = { name: type, input, classes: 7, backbone: { type, ...options } };
      // Counts are held to published ones in test/counts; here it is about the rest of the contract.
      return { options, input, parameters: framework.compose(config).summary().parameters };
    });
    testBackbone(backbone, { cases });
  }
});
