import { expect } from "chai";
import { axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import type { TensorSpec } from "../graph/initializer.js";
import type { Value } from "../graph/value.js";
import type { BlockBuilder } from "./block-builder.js";
import { compose } from "./compose.js";
import { convWindows } from "./layers/conv.js";

/** A network of nothing but what `build` makes of an image of 6 channels, 8 high and 10 wide. */
function traced(build: (b: BlockBuilder, x: Value) => Value): Graph {
  const input = { channels: 6, height: 8, width: 10 };
  return compose({ name: "layers", input, backbone: { type: "layers", options: {}, build }, rules: [] });
}

/** Name, shape, role and initializer of each tensor of the state. */
function state(graph: Graph): readonly (readonly unknown[])[] {
  return graph.state().map(({ name, shape, role, initializer }: TensorSpec) => [name, shape, role, initializer]);
}

const heNormal = { kind: "heNormal", fan: "out" } as const;

describe("a convolution layer", () => {
  it("is 1×1 without a bias, initialised as in torchvision and timm, unless told otherwise", () => {
    const graph = traced((b, x) => b.conv("conv1", x, { channels: 4 }));
    expect(state(graph)).to.deep.equal([["conv1.weight", [4, 6, 1, 1], "parameter", heNormal]]);
    expect(graph.nodes[0]).to.include({ path: "conv1" });
    expect(graph.outputs["logits"]?.axes).to.deep.equal(axes({ batch: "any", channel: 4, height: 8, width: 10 }));
  });

  it("has a weight per group and a bias with PyTorch's bounds", () => {
    const graph = traced((b, x) => b.conv("conv1", x, { channels: 4, kernel: [3, 5], groups: 2, bias: true }));
    expect(state(graph)).to.deep.equal([
      ["conv1.weight", [4, 3, 3, 5], "parameter", heNormal],
      // 1 / √(in / groups · height · width)
      ["conv1.bias", [4], "parameter", { kind: "uniformFan", fanIn: 3 * 3 * 5 }],
    ]);
  });

  it("keeps height and width at stride 1, for odd kernels and any dilation", () => {
    for (const kernel of [1, 3, 5, 7] as const)
      for (const dilation of [1, 2, 3]) {
        const y = traced((b, x) => b.conv("conv1", x, { channels: 6, kernel, dilation })).outputs["logits"];
        expect([y?.size("height"), y?.size("width")], `kernel ${kernel}, dilation ${dilation}`).to.deep.equal([8, 10]);
      }
  });

  it("pads and strides as asked", () => {
    const y = traced((b, x) => b.conv("conv1", x, { channels: 6, kernel: 3, stride: 2, padding: [0, 1] })).outputs[
      "logits"
    ];
    // (8 − 3) / 2 + 1 and (10 + 2 − 3) / 2 + 1, rounded down
    expect([y?.size("height"), y?.size("width")]).to.deep.equal([3, 5]);
    expect(convWindows({ channels: 1, kernel: 3, padding: 2, stride: 2, dilation: 3 })).to.deep.equal(
      ["height", "width"].map((axis) => ({ axis, size: 3, stride: 2, before: 2, after: 2, dilation: 3 })),
    );
  });

  it("moves by axis, and pads by side", () => {
    const windows = convWindows({
      channels: 1,
      kernel: [3, 2],
      stride: [2, 1],
      dilation: [1, 3],
      padding: [
        [0, 1],
        [2, 3],
      ],
    });
    expect(windows).to.deep.equal([
      { axis: "height", size: 3, stride: 2, before: 0, after: 1, dilation: 1 },
      { axis: "width", size: 2, stride: 1, before: 2, after: 3, dilation: 3 },
    ]);
    // What keeps the size is taken from the dilation of each axis.
    const same = convWindows({ channels: 1, kernel: 3, dilation: [1, 2] });
    expect(same.map(({ before, after }) => [before, after])).to.deep.equal([
      [1, 1],
      [2, 2],
    ]);
  });

  it("pads an even kernel by less than half of it", () => {
    const pads = [2, 4, 6].map((kernel) => convWindows({ channels: 1, kernel })[0].before);
    expect(pads).to.deep.equal([0, 1, 2]);
  });

  it("takes an initializer of its own", () => {
    const initializer = { kind: "normal", deviation: 0.01 } as const;
    expect(traced((b, x) => b.conv("c", x, { channels: 1, initializer })).state()[0]).to.deep.include({ initializer });
  });
});

describe("a transposed convolution", () => {
  it("has PyTorch's parameters and sizes", () => {
    const graph = traced((b, x) =>
      b.convTranspose("up", x, {
        channels: 4,
        kernel: [3, 2],
        stride: 2,
        padding: [1, 0],
        outputPadding: [1, 0],
        groups: 2,
      }),
    );
    // torch.nn.ConvTranspose2d(6, 4, (3, 2), 2, (1, 0), (1, 0), groups=2) of a map of 8 × 10
    expect(graph.state().map(({ name, shape }) => [name, shape])).to.deep.equal([
      ["up.weight", [6, 2, 3, 2]],
      ["up.bias", [4]],
    ]);
    const y = graph.outputs["logits"];
    expect([y?.size("channel"), y?.size("height"), y?.size("width")]).to.deep.equal([4, 16, 20]);
  });
});

describe("norms beside batch norm", () => {
  it("have PyTorch's parameters", () => {
    const graph = traced((b, x) => {
      const normed = b.layerNorm("ln", b.groupNorm("gn", x, { groups: 2 }), { axes: ["height", "width"] });
      return b.instanceNorm("in", b.instanceNorm("plain", normed), { affine: true });
    });
    const vectors = (name: string, shape: readonly number[]) => [
      [`${name}.weight`, shape],
      [`${name}.bias`, shape],
    ];
    expect(graph.state().map(({ name, shape }) => [name, shape])).to.deep.equal([
      ...vectors("gn", [6]),
      ...vectors("ln", [8, 10]),
      ...vectors("in", [6]),
    ]);
  });
});

describe("a dense layer", () => {
  it("is initialised as PyTorch's Linear, with a bias unless told otherwise", () => {
    const uniform = { kind: "uniformFan", fanIn: 6 };
    const withBias = traced((b, x) => b.dense("fc", x, { channels: 3 }));
    expect(state(withBias)).to.deep.equal([
      ["fc.weight", [3, 6], "parameter", uniform],
      ["fc.bias", [3], "parameter", uniform],
    ]);
    expect(state(traced((b, x) => b.dense("fc", x, { channels: 3, bias: false })))).to.have.length(1);
  });
});

describe("a batch norm layer", () => {
  const vector = [6];

  it("has weight, bias and running statistics in PyTorch's order", () => {
    const graph = traced((b, x) => b.batchNorm("bn1", x));
    expect(state(graph)).to.deep.equal([
      ["bn1.weight", vector, "parameter", { kind: "ones" }],
      ["bn1.bias", vector, "parameter", { kind: "zeros" }],
      ["bn1.running_mean", vector, "buffer", { kind: "zeros" }],
      ["bn1.running_var", vector, "buffer", { kind: "ones" }],
    ]);
    expect(graph.nodes[0]).to.deep.include({ path: "bn1", attributes: { epsilon: 1e-5, momentum: 0.1 } });
  });

  it("takes its epsilon, its momentum, and a weight that starts at 0", () => {
    const graph = traced((b, x) => b.batchNorm("bn1", x, { epsilon: 1e-3, momentum: 0.01, zeroInit: true }));
    expect(graph.nodes[0]?.attributes).to.deep.equal({ epsilon: 1e-3, momentum: 0.01 });
    expect(graph.state()[0]?.initializer).to.deep.equal({ kind: "zeros" });
  });
});

describe("layers in modules", () => {
  it("have the names of a state dict", () => {
    const graph = traced((b, x) =>
      b.module("features", () =>
        b.module("", () => b.module("0", () => b.batchNorm("norm", b.conv("conv", x, { channels: 6 })))),
      ),
    );
    expect(graph.state().map(({ name }) => name)).to.deep.equal([
      "features.0.conv.weight",
      "features.0.norm.weight",
      "features.0.norm.bias",
      "features.0.norm.running_mean",
      "features.0.norm.running_var",
    ]);
    expect(graph.nodes.map(({ path }) => path)).to.deep.equal(["features.0.conv", "features.0.norm"]);
  });

  it("lie where a published layout puts them, outside their module", () => {
    const graph = traced((b, x) =>
      b.module("stage1", () => b.outside("features", () => b.conv("0", x, { channels: 6 }))),
    );
    expect(graph.state().map(({ name }) => name)).to.deep.equal(["features.0.weight"]);
    const scope = graph.scopes[graph.nodes[0]?.scope ?? 0];
    expect(scope).to.include({ path: "features" });
    expect(graph.scopes[scope?.parent ?? 0]).to.include({ path: "stage1" });
  });

  it("may share a parameter", () => {
    const graph = traced((b, x) => {
      const weight = b.parameter("shared", axes({ channel: 6 }), { kind: "ones" });
      const mean = b.buffer("mean", axes({ channel: 6 }), { kind: "zeros" });
      return b.multiply(b.subtract(b.multiply(x, weight), mean), weight);
    });
    expect(state(graph).map(([name, , role]) => [name, role])).to.deep.equal([
      ["shared", "parameter"],
      ["mean", "buffer"],
    ]);
  });
});

describe("a site outside a block", () => {
  it("is a mistake of the backbone's author", () => {
    expect(() => traced((b, x) => b.site("residual", x))).to.throw(TypeError, `"residual" is declared outside a block`);
  });
});
