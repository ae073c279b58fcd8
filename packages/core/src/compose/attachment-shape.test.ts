import { expect } from "chai";
import { AttachmentMisfitError } from "../errors/errors.js";
import { problemOf } from "../errors/thrown.test.support.js";
import type { BuildAttachment } from "./attachment.js";
import { attach, fakeNetwork, replace } from "./fake-network.test.support.js";

const shape = "[batch: any, channel: 4, height: 8, width: 8]";

describe("what an attachment returns", () => {
  const wrong: readonly [what: string, build: BuildAttachment, found: string][] = [
    ["other channels", (b, x) => b.conv("fc", x, { channels: 6 }), "[batch: any, channel: 6, height: 8, width: 8]"],
    ["a gate only", (b, x) => b.globalAveragePool(x), "[batch: any, channel: 4, height: 1, width: 1]"],
    ["a vector", (b, x) => b.reduceMean(x, ["height", "width"]), "[batch: any, channel: 4]"],
    ["another axis", (b, x) => b.renameAxis(x, "channel", "group"), "[batch: any, group: 4, height: 8, width: 8]"],
    ["a constant", (b) => b.number(1), "[]"],
  ];
  for (const [what, build, found] of wrong)
    it(`is refused where it is ${what}`, () => {
      expect(problemOf("NG_ATTACHMENT_SHAPE", () => fakeNetwork([attach("se", build)]))).to.deep.equal({
        at: "layer1.0.se",
        message: `"se-type" at residual does not keep the shape`,
        expected: shape,
        found,
      });
    });

  it("is refused where it is nothing, as from a function without a return", () => {
    const forgetful = (() => undefined) as unknown as BuildAttachment;
    expect(problemOf("NG_ATTACHMENT_SHAPE", () => fakeNetwork([attach("se", forgetful)]))).to.deep.include({
      at: "layer1.0.se",
      expected: shape,
      found: "no value",
    });
  });

  it("may have its axes in another order", () => {
    const turned: BuildAttachment = (b, x) =>
      b.multiply(
        b.renameAxis(b.constant({ dtype: "float32", axes: [{ name: "x", size: 4 }] }, [1, 2, 3, 4]), "x", "channel"),
        x,
      );
    expect(() => fakeNetwork([attach("se", turned, { where: { stages: [1] } })])).to.not.throw();
  });

  it("is held against what the convolution would give, where it replaces one", () => {
    const build = { where: { stages: [2] } };
    expect(problemOf("NG_ATTACHMENT_SHAPE", () => fakeNetwork([replace("sk", (_b, x) => x, build)]))).to.deep.equal({
      at: "layer2.0.sk",
      message: `"sk-type" at conv1 does not keep the shape`,
      expected: "[batch: any, channel: 8, height: 4, width: 4]",
      found: shape,
    });
  });
});

describe("the place of an error", () => {
  it("is the attachment, where its builder throws without naming one", () => {
    const reduction: BuildAttachment = () => {
      throw new AttachmentMisfitError({ message: "no channel is left", expected: "a smaller reduction" });
    };
    const problem = problemOf("NG_ATTACHMENT_MISFIT", () =>
      fakeNetwork([attach("se", reduction, { where: { stages: [2] } })]),
    );
    expect(problem).to.deep.equal({
      at: "layer2.0.se",
      message: "no channel is left",
      expected: "a smaller reduction",
    });
    const missing: BuildAttachment = (b, x) => b.conv("fc", x, { channels: x.size("depth") });
    expect(problemOf("NG_SHAPE", () => fakeNetwork([attach("se", missing)]))).to.include({
      at: "layer1.0.se",
      message: `there is no axis "depth"`,
    });
  });

  it("is the node inside the attachment, where an operation refuses its inputs", () => {
    const large: BuildAttachment = (b, x) => b.maxPool(x, { size: 9, stride: 1 });
    expect(problemOf("NG_SHAPE", () => fakeNetwork([attach("se", large)]))).to.deep.equal({
      at: "layer1.0.se.maxPool",
      message: "the height is too small for the window",
      expected: "at least 9",
      found: "8",
    });
  });

  it("is the layer, where its options do not fit", () => {
    const at = (options: { channels: number; groups?: number }) => () =>
      fakeNetwork([attach("se", (b, x) => b.conv("fc", x, options))]);
    expect(problemOf("NG_SHAPE", at({ channels: 4, groups: 3 }))).to.include({
      at: "layer1.0.se.fc",
      message: "channels are not divisible by the groups",
    });
    expect(problemOf("NG_SHAPE", at({ channels: 4, groups: 8 }))).to.include({
      at: "layer1.0.se.fc",
      expected: "multiples of 8",
      found: "4 in, 4 out",
    });
    expect(problemOf("NG_SHAPE", at({ channels: 0 }))).to.include({ at: "layer1.0.se.fc.weight" });
  });

  it("is the block, where a block throws without naming one", () => {
    const block = (stride: number) => ({
      type: "broken",
      stride,
      build: (b: Parameters<BuildAttachment>[0], x: Parameters<BuildAttachment>[1]) =>
        b.conv("c", x, { channels: x.size("depth") }),
    });
    expect(problemOf("NG_SHAPE", () => fakeNetwork([], { block }))).to.include({
      at: "layer1.0",
      message: `there is no axis "depth"`,
    });
  });

  it("is the parameter, where an attachment makes two of one name", () => {
    const twice: BuildAttachment = (b, x) => b.conv("fc", b.conv("fc", x, { channels: 4 }), { channels: 4 });
    expect(problemOf("NG_DUPLICATE_NAME", () => fakeNetwork([attach("se", twice)])).at).to.equal(
      "layer1.0.se.fc.weight",
    );
  });
});
