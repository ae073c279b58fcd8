import { createFramework, type Network } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { shufflenet } from "./index.js";

const framework = createFramework({ plugins: [se, shufflenet] });

function compose(
  type: string,
  options: Readonly<Record<string, unknown>> = {},
  where?: { readonly stride?: number },
): Network {
  return framework.compose({
    name: "small",
    input: { height: 64, width: 96 },
    classes: 5,
    backbone: { type, ...options },
    ...(where && { attachments: [{ attach: { type: "se" }, where }] }),
  });
}

/** The attributes of all operations of one kind. */
function all(kind: string, { graph }: Network): readonly unknown[] {
  return graph.nodes.flatMap(({ operation, attributes }) => (operation.kind === kind ? [attributes] : []));
}

describe("ShuffleNets", () => {
  for (const type of ["shufflenet_v1", "shufflenet_v2"]) {
    it(`${type} has 16 units, and SE on the branches of all or of those of stride 1`, () => {
      const every = compose(type, {}, {}).summary().attachments;
      const unstrided = compose(type, {}, { stride: 1 }).summary().attachments;
      expect([every.length, unstrided.length]).to.deep.equal([16, 13]);
      expect(
        every.map(({ path }) => path).filter((path) => !unstrided.some((other) => other.path === path)),
      ).to.have.length(3);
    });

    it(`${type} dilates instead of striding beyond the output stride`, () => {
      const strided = compose(type);
      const dilated = compose(type, { outputStride: 8 });
      expect(strided.features().map(({ reduction }) => reduction)).to.deep.equal([2, 8, 16, 32]);
      expect(dilated.features().map(({ reduction }) => reduction)).to.deep.equal([2, 8, 8, 8]);
      expect(dilated.summary().parameters).to.equal(strided.summary().parameters);
      expect(() => compose(type, { outputStride: 2 }))
        .to.throw(/backbone\.outputStride: the stem alone reduces by more/)
        .with.property("code", "NG_OPTION_UNSUPPORTED");
    });

    it(`${type} drops out before the classifier`, () => {
      expect(all("dropout", compose(type, { dropout: 0.4 }))).to.deep.equal([{ rate: 0.4 }]);
    });
  }

  it("shuffles the groups of v1 before the depthwise convolution, and two halves at the end of each unit of v2", () => {
    expect(all("channelShuffle", compose("shufflenet_v1", { groups: 4 }))).to.deep.equal(
      Array.from({ length: 16 }, () => ({ groups: 4 })),
    );
    expect(all("channelShuffle", compose("shufflenet_v1", { groups: 1 })), "one group needs none").to.deep.equal([]);
    expect(all("channelShuffle", compose("shufflenet_v2"))).to.deep.equal(
      Array.from({ length: 16 }, () => ({ groups: 2 })),
    );
  });

  it("drops the branches of v1 that are added, and refuses to drop those that are concatenated", () => {
    const rates = all("dropPath", compose("shufflenet_v1", { dropPath: 0.15 }));
    // 16 units, of which the first of each stage, at positions 0, 4 and 12, concatenates.
    expect(rates.map((attributes) => Math.round((attributes as { rate: number }).rate * 100))).to.deep.equal([
      1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15,
    ]);
    expect(() => compose("shufflenet_v2", { dropPath: 0.1 }))
      .to.throw(/backbone\.dropPath: a ShuffleNet v2 concatenates its branches/)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });

  it("refuses numbers of groups, widths and channels that do not exist", () => {
    for (const [options, place] of [
      [{ groups: 5 }, /backbone\.groups/],
      [{ groups: 3, widthMultiplier: 0.1 }, /unit1.*: /],
    ] as const)
      expect(() => compose("shufflenet_v1", options)).to.throw(place);
    for (const options of [{ widthMultiplier: 0.7 }, { channels: [8, 15, 24, 32, 32] }, { channels: [8, 16] }])
      expect(() => compose("shufflenet_v2", options))
        .to.throw(/backbone\./)
        .with.property("code", "NG_CONFIG_INVALID");
  });
});
