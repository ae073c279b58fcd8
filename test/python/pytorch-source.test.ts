import { needsPython } from "@netgraft/test-support";
import { framework } from "../support/framework.js";
import { expectSameNetwork } from "../support/expect-same-network.js";
import { checkedSources } from "../support/pytorch-sources.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";

/** Networks whose modules differ the most; test/matrix has all. */
const families = ["resnet", "mobilenet_v3", "shakeshake"];

describe("networks as PyTorch source", () => {
  before(function () {
    needsPython(this, "torch", "safetensors");
  });

  it("load their weights by name, and compute the same, in training, too", () => {
    const networks = families.map((type) => {
      const [options = {}] = smallNetworks[type] ?? [];
      const backbone = { type, ...options, ...(type === "resnet" && { dropPath: 0.4, dropout: 0.3 }) };
      return framework.compose({ name: type, classes: 5, input: smallInput(type), backbone });
    });
    for (const [index, found] of checkedSources(networks).entries()) expectSameNetwork(families[index] ?? "", found);
  }).timeout(120_000);
});
