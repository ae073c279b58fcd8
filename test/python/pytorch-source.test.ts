import { needsPython } from "@netgraft/test-support";
import { expect } from "chai";
import { checkedSources, type SourceCase } from "../support/pytorch-sources.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";

/** Networks whose modules differ the most: numbered and named ones, branches, shared arguments. The slow tests have all. */
const families = ["resnet", "mobilenet_v3", "inception_v3", "shakeshake", "vgg"];

describe("networks as PyTorch source", () => {
  const cases = families.flatMap((type): readonly SourceCase[] => {
    const [options = {}] = smallNetworks[type] ?? [];
    return [
      { name: type, config: { name: type, classes: 5, input: smallInput(type), backbone: { type, ...options } } },
    ];
  });

  before(function () {
    needsPython(this, "torch", "safetensors");
  });

  it("load their weights by name, in order, and give the same logits", async () => {
    for (const { name, keys, shapes, distance, expected } of await checkedSources(cases)) {
      expect(keys, name).to.deep.equal(expected.map((spec) => spec.name));
      expect(shapes, name).to.deep.equal(expected.map(({ shape }) => shape));
      expect(distance, name).to.be.below(1e-5);
    }
  }).timeout(120_000);
});
