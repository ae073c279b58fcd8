import { squeezeExcitation } from "@netgraft/plugin-se";
import { attachmentGraph } from "@netgraft/testing";
import { expect } from "chai";

const size = { channels: 12, height: 3, width: 4 };

/** The names of its parameters below its own. */
function names(options: Parameters<typeof attachmentGraph<"se", typeof squeezeExcitation.options>>[1]): string[] {
  const state = attachmentGraph(squeezeExcitation, options, size).state();
  return state.map(({ name }) => name.split(".").slice(-2).join("."));
}

describe("squeeze-and-excitation", () => {
  it("names its layers as the source of the weights does", () => {
    expect(names({ reduction: 4 })).to.deep.equal(["fc1.weight", "fc2.weight"]);
    expect(names({ reduction: 4, bias: true, names: "conv" })).to.deep.equal([
      "conv1.weight",
      "conv1.bias",
      "conv2.weight",
      "conv2.bias",
    ]);
    expect(names({ reduction: 4, names: "reduceExpand" })).to.deep.equal(["conv_reduce.weight", "conv_expand.weight"]);
  });
});
