import { createFramework, type Network, type NetworkConfigInput } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { inception } from "./index.js";

const framework = createFramework({ plugins: [se, inception] });
const types = framework.catalog.backbones.names();

function compose(
  type: string,
  options: Readonly<Record<string, unknown>> = {},
  input: NonNullable<NetworkConfigInput["input"]> = { height: 96, width: 128 },
): Network {
  return framework.compose({
    name: "small",
    input,
    classes: 5,
    backbone: { type, widthMultiplier: 0.25, ...options },
  });
}

/** The attributes of all operations of one kind. */
function all(kind: string, { graph }: Network): readonly unknown[] {
  return graph.nodes.flatMap(({ operation, attributes }) => (operation.kind === kind ? [attributes] : []));
}

describe("the Inception family", () => {
  for (const type of types) {
    it(`${type} refuses an output stride that it cannot keep`, () => {
      expect(() => compose(type, { outputStride: 16 }))
        .to.throw(/backbone\.outputStride: .*expected 32; found 16/)
        .with.property("code", "NG_OPTION_UNSUPPORTED");
    });

    it(`${type} drops out before the classifier`, () => {
      expect(all("dropout", compose(type, { dropout: 0.4 }))).to.deep.equal([{ rate: 0.4 }]);
    });

    it(`${type} has feature maps at reductions from 2 to 32`, () => {
      expect(
        compose(type)
          .features()
          .map(({ reduction }) => reduction),
      ).to.deep.equal([2, 4, 8, 16, 32]);
    });

    it(`${type} refuses a picture that is too small, naming the place`, () => {
      expect(() => compose(type, {}, { height: 10, width: 128 }))
        .to.throw(/: the height is too small/)
        .with.property("code", "NG_SHAPE");
    });
  }

  it("drops residual branches at rates that grow over all of them", () => {
    const repeats = [2, 1, 2];
    expect(all("dropPath", compose("inception_resnet_v2", { repeats, dropPath: 0.4 }))).to.deep.equal(
      [0.1, 0.2, 0.30000000000000004, 0.4].map((rate) => ({ rate })),
    );
    for (const type of types.filter((name) => !name.includes("resnet")))
      expect(() => compose(type, { dropPath: 0.1 }), type).to.throw(
        /backbone\.dropPath: there are no residual branches/,
      );
  });

  it("scales channels down to 16 at the least, and keeps fewer", () => {
    const shapes = Object.fromEntries(
      compose("googlenet", { widthMultiplier: 0.1 })
        .graph.state()
        .map(({ name, shape }) => [name, shape]),
    );
    // A tenth of 192, and no less than 16 of 96 and 24.
    expect(shapes["inception4a.branch1.conv.weight"]?.[0]).to.equal(19);
    expect(shapes["inception4a.branch2.0.conv.weight"]?.[0]).to.equal(16);
    expect(shapes["inception4b.branch3.0.conv.weight"]?.[0]).to.equal(16);
  });

  it("gives GoogLeNet the kernel of the paper where asked", () => {
    const kernelOf = (options: object): unknown =>
      compose("googlenet", { ...options })
        .graph.state()
        .find(({ name }) => name === "inception3a.branch3.1.conv.weight")
        ?.shape.slice(2);
    expect(kernelOf({})).to.deep.equal([3, 3]);
    expect(kernelOf({ branch3Kernel: 5 })).to.deep.equal([5, 5]);
  });

  it("transforms only pictures of three channels", () => {
    expect(() => compose("inception_v3", { transformInput: true }, { channels: 1, height: 96, width: 96 }))
      .to.throw(/backbone\.transformInput: .*expected an input of 3 channels; found 1/)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });

  it("knows no options of other versions", () => {
    expect(() => compose("inception_v4", { auxiliary: true }))
      .to.throw(/backbone\.auxiliary/)
      .with.property("code", "NG_CONFIG_INVALID");
  });

  it("ends an Inception-ResNet in a module that is neither scaled nor activated", () => {
    const { graph } = compose("inception_resnet_v1", { repeats: [1, 1, 1] });
    const kindsIn = (path: string): unknown[] =>
      graph.nodes.flatMap((node) => (graph.scopes[node.scope]?.path === path ? [node.operation.kind] : []));
    expect(kindsIn("repeat_2.0").slice(-3)).to.deep.equal(["multiply", "add", "relu"]);
    expect(kindsIn("block8").slice(-2)).to.deep.equal(["conv", "add"]);
  });
});
