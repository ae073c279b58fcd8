import { float32Tensor } from "@netgraft/core/graph";
import { attachmentGraph, evaluate, testAttachment } from "@netgraft/testing";
import { expect } from "chai";
import { squeezeExcitation } from "./squeeze-excitation.js";

const input = { channels: 12, height: 3, width: 4 };
const [C, r] = [16, 4];
const layers = 2 * C * (C / r);

testAttachment(squeezeExcitation, {
  cases: [
    { options: { reduction: r }, parameters: layers, macs: layers },
    { options: { reduction: r, bias: true }, parameters: layers + C / r + C, macs: layers },
    { options: { reducedChannels: 3, squeeze: "max", gate: "tanh" }, parameters: 2 * C * 3, macs: 2 * C * 3 },
    { options: { excitation: "none" }, parameters: 0, macs: 0 },
  ],
  refusals: [
    {
      name: "a reduction that leaves no channel",
      options: { reduction: 32 },
      code: "NG_ATTACHMENT_MISFIT",
    },
  ],
});

describe("squeeze-and-excitation", () => {
  /** The names of its parameters below its own. */
  function names(options: Parameters<typeof attachmentGraph<"se", typeof squeezeExcitation.options>>[1]): string[] {
    const state = attachmentGraph(squeezeExcitation, options, input).state();
    return state.map(({ name }) => name.split(".").slice(-2).join("."));
  }

  it("names its layers as the source of the weights does", () => {
    expect(names({ reduction: 4 })).to.deep.equal(["fc1.weight", "fc2.weight"]);
    expect(names({ reduction: 4, bias: true, names: "conv" })).to.deep.equal([
      "conv1.weight",
      "conv1.bias",
      "conv2.weight",
      "conv2.bias",
    ]);
    expect(names({ reduction: 4, names: "reduceExpand" })).to.deep.equal(["conv_reduce.weight", "conv_expand.weight"]);
    // The last two parts of `se.fc.0.weight`.
    expect(names({ reduction: 4, names: "sequential" })).to.deep.equal(["0.weight", "2.weight"]);
  });

  it("is x · σ(W₂ relu(W₁ z)), z the mean of each feature map", () => {
    const [channels, positions] = [4, 2];
    const graph = attachmentGraph(squeezeExcitation, { reduction: 2 }, { channels, height: 1, width: positions });
    const numbers = (count: number, seed: number): Float32Array =>
      Float32Array.from({ length: count }, (_, index) => Math.sin(seed + 3 * index));
    const [x, first, second] = [numbers(channels * positions, 1), numbers(8, 5), numbers(8, 3)];
    const state = new Map(
      graph.state().map(({ name, shape }) => [name, float32Tensor(shape, name.includes("fc1") ? first : second)]),
    );
    const given = float32Tensor([1, channels, 1, positions], x);
    const [y] = Object.values(evaluate({ graph, state }, { input: given }));

    const z = [0, 1, 2, 3].map((channel) => ((x[2 * channel] ?? 0) + (x[2 * channel + 1] ?? 0)) / positions);
    const hidden = [0, 1].map((unit) =>
      Math.max(
        0,
        z.reduce((sum, value, channel) => sum + value * (first[unit * channels + channel] ?? 0), 0),
      ),
    );
    const gates = [0, 1, 2, 3].map((channel) => {
      const sum = hidden.reduce((total, value, unit) => total + value * (second[channel * 2 + unit] ?? 0), 0);
      return 1 / (1 + Math.exp(-sum));
    });
    expect(hidden.some((value) => value > 0)).to.equal(true);
    x.forEach((value, index) =>
      expect(y?.data[index]).to.be.closeTo(value * (gates[Math.floor(index / positions)] ?? Number.NaN), 1e-12),
    );
  });
});
