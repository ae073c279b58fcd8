import { createFramework, type Network } from "@netgraft/core";
import { expect } from "chai";
import { densenet } from "./index.js";

const framework = createFramework({ plugins: [densenet] });

function compose(backbone: Readonly<Record<string, unknown>>): Network {
  const input = { channels: 3, height: 64, width: 64 };
  return framework.compose({ name: "small", input, classes: 10, backbone: { type: "densenet", ...backbone } });
}

/** Channels of the maps at the end of each dense block, and of the norm behind the last. */
function channelsOf(network: Network): readonly number[] {
  return network.features().map(({ channels }) => channels);
}

describe("DenseNets", () => {
  it("add the growth rate in each layer, and leave a part of the channels in each transition", () => {
    // Huang et al. 2017, section 3: k₀ + k (l − 1) channels enter layer l, and ⌊θm⌋ leave a transition.
    expect(channelsOf(compose({ layers: [2, 3, 1], growthRate: 6 }))).to.deep.equal([12, 24, 30, 21]);
    expect(channelsOf(compose({ layers: [2, 3, 1], growthRate: 6, compression: 1 }))).to.deep.equal([12, 24, 42, 48]);
    expect(channelsOf(compose({ layers: [1, 1], growthRate: 5, stemChannels: 16, compression: 0.3 }))).to.deep.equal([
      16, 21, 11,
    ]);
  });

  it("have the parameters that the paper's layers add up to", () => {
    const k = 6;
    const layer = (inputs: number): number => 2 * inputs + 4 * k * inputs + 2 * 4 * k + 9 * 4 * k * k;
    const transition = 2 * 24 + 24 * 12;
    const stem = 3 * 49 * 12 + 2 * 12;
    const head = 2 * 18 + 18 * 10 + 10;
    expect(compose({ layers: [2, 1], growthRate: k }).summary().parameters).to.equal(
      stem + layer(12) + layer(18) + transition + layer(12) + head,
    );
  });

  it("do not pool in transitions where the output stride is reached, and dilate behind them", () => {
    const strides = (outputStride: number): readonly number[] =>
      compose({ layers: [1, 1, 1], growthRate: 4, outputStride })
        .features()
        .map(({ reduction }) => reduction);
    expect(strides(32)).to.deep.equal([2, 4, 8, 16]);
    expect(strides(8)).to.deep.equal([2, 4, 8, 8]);
    const pools = compose({ layers: [1, 1, 1], growthRate: 4, outputStride: 4 }).graph.nodes.filter(
      ({ operation }) => operation.kind === "averagePool",
    );
    expect(pools).to.deep.equal([]);
  });

  it("refuse to drop what is joined", () => {
    expect(() => compose({ dropPath: 0.1 }))
      .to.throw(/backbone\.dropPath: a DenseNet joins its layers/)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });

  it("have the same tensors and maps with a blur behind the stem's pool, and refuse a map that has nothing to blur", () => {
    const [plain, blurred] = [compose({ layers: [1, 1] }), compose({ layers: [1, 1], antialias: "blur" })];
    expect(blurred.graph.state()).to.deep.equal(plain.graph.state());
    expect(blurred.features()).to.deep.equal(plain.features());
    const small = { channels: 3, height: 2, width: 64 };
    const backbone = { type: "densenet", layers: [1], antialias: "blur" };
    expect(() => framework.compose({ name: "small", input: small, classes: 10, backbone }))
      .to.throw("found a map of 1×32 where it is halved")
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });
});
