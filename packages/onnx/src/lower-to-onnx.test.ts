import {
  add,
  averagePool,
  axes,
  GraphBuilder,
  hardSwish,
  only,
  reduceSum,
  relu,
  squareWindow,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { lowerToOnnx, unsupportedOperations } from "./lower-to-onnx.js";
import type { Opset } from "./lower/opsets.js";
import { smallNetwork } from "./small-network.test.support.js";

describe("lowerToOnnx", () => {
  it("writes the operators that other tools know, under the nodes' paths", () => {
    const { nodes } = lowerToOnnx(smallNetwork().build());
    expect(nodes.map(({ name, opType }) => `${name} ${opType}`)).to.deep.equal([
      "conv1 Conv",
      "bn1 BatchNormalization",
      "se.pool GlobalAveragePool",
      "se.fc Conv",
      "se.gate HardSigmoid",
      "se.scale Mul",
      "pool MaxPool",
      "flatten Flatten",
      "fc Gemm",
    ]);
    expect(nodes.find(({ name }) => name === "pool")?.attributes).to.deep.include({
      kernel_shape: [3, 3],
      // Of 8 positions in ceil mode, the last window hangs over by one.
      pads: [0, 0, 1, 1],
      strides: [2, 2],
    });
    expect(nodes.find(({ name }) => name === "se.gate")?.attributes).to.deep.equal({ alpha: { float: 1 / 6 } });
    expect(nodes.find(({ name }) => name === "se.fc")?.inputs).to.deep.equal(["se.pool", "se.fc.weight", "se.fc.bias"]);
    expect(nodes.at(-1)).to.deep.include({ outputs: ["logits"], attributes: { transB: 1 } });
  });

  it("writes the forms that OpenCV takes, too: test/python/opencv.test.ts runs them", () => {
    const b = new GraphBuilder("forms");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 5, width: 5 }) });
    const windows = squareWindow({ size: 3, padding: 1 });
    const pooled = only(b.apply(averagePool, [x], { windows, ceil: false, countPadding: true }, "pool"));
    const gate = b.input("gate", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    b.output("y", only(b.apply(add, [pooled, gate], { residual: false }, "add")));
    const { nodes } = lowerToOnnx(b.build());
    expect(nodes.map(({ opType }) => opType)).to.deep.equal(["Pad", "AveragePool", "Reshape", "Add"]);
    expect(nodes[1]?.attributes).to.deep.equal({ kernel_shape: [3, 3], strides: [1, 1], pads: [0, 0, 0, 0] });
  });

  it("names initialisers as the state dict does and leaves out what the outputs do not need", () => {
    const { state, constants } = lowerToOnnx(smallNetwork().build());
    expect(state.map(({ name }) => name)).to.deep.equal([
      "conv1.weight",
      "bn1.running_mean",
      "bn1.running_var",
      "bn1.weight",
      "bn1.bias",
      "se.fc.weight",
      "se.fc.bias",
      "fc.weight",
      "fc.bias",
    ]);
    expect(constants).to.deep.equal([]);
  });

  it("declares inputs and outputs with a symbolic or a fixed batch", () => {
    const graph = smallNetwork().build();
    expect(lowerToOnnx(graph).inputs).to.deep.equal([{ name: "input", dtype: "float32", shape: ["batch", 3, 8, 8] }]);
    expect(lowerToOnnx(graph).outputs).to.deep.equal([{ name: "logits", dtype: "float32", shape: ["batch", 2] }]);
    expect(lowerToOnnx(graph, { batch: "N" }).outputs[0]?.shape).to.deep.equal(["N", 2]);
    expect(lowerToOnnx(graph, { batch: 4 }).inputs[0]?.shape).to.deep.equal([4, 3, 8, 8]);
  });

  it("gives a value that is two outputs, or an input, a name for each", () => {
    const b = new GraphBuilder("aliases");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    const y = only(b.apply(relu, [x], {}));
    for (const [name, value] of Object.entries({ first: y, second: y, unchanged: x })) b.output(name, value);
    expect(
      lowerToOnnx(b.build()).nodes.map(({ opType, inputs, outputs }) => `${opType} ${inputs.join()} ${outputs.join()}`),
    ).to.deep.equal(["Relu input first", "Identity first second", "Identity input unchanged"]);
  });

  it("names every node that it cannot express", () => {
    const b = smallNetwork();
    const mystery: typeof relu = { ...relu, kind: "mystery" };
    const [x] = Object.values(b.build().inputs);
    const [first] = b.apply(mystery, x === undefined ? [] : [x], {}, "stem.mystery");
    const [second] = b.apply(mystery, first === undefined ? [] : [first], {}, "head.mystery");
    if (second !== undefined) b.output("features", second);
    const graph = b.build();
    expect(unsupportedOperations(graph)).to.deep.equal(["mystery"]);
    expect(() => lowerToOnnx(graph))
      .to.throw(/stem\.mystery: .*"mystery"[^]*head\.mystery/)
      .with.property("code", "NG_OPERATION_UNSUPPORTED");
  });

  it("refuses a dilated average pool in operator sets that have none", () => {
    const b = new GraphBuilder("dilated");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 8, width: 8 }) });
    b.output(
      "y",
      only(
        b.apply(
          averagePool,
          [x],
          { windows: squareWindow({ size: 2, dilation: 2 }), ceil: false, countPadding: false },
          "pool",
        ),
      ),
    );
    const graph = b.build();
    expect(() => lowerToOnnx(graph, { opset: 18 }))
      .to.throw(/^pool: /)
      .with.property("code", "NG_OPERATION_UNSUPPORTED");
    expect(lowerToOnnx(graph, { opset: 19 }).nodes[0]?.attributes).to.deep.include({ dilations: [2, 2] });
  });

  it("chooses the form of an operation by the operator set", () => {
    const b = new GraphBuilder("forms");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    const swish = only(b.apply(hardSwish, [x], {}, "swish"));
    b.output("y", only(b.apply(reduceSum, [swish], { axes: ["channel"], keep: false }, "sum")));
    const kinds = (opset: Opset): string =>
      lowerToOnnx(b.build(), { opset })
        .nodes.map(({ opType, inputs }) => `${opType}/${inputs.length}`)
        .join(" ");
    expect(kinds(13)).to.equal("HardSigmoid/1 Mul/2 ReduceSum/2");
    expect(kinds(14)).to.equal("HardSwish/1 ReduceSum/2");
  });

  it("tells the sizes of what is computed inside, and no output twice", () => {
    const { values = [] } = lowerToOnnx(smallNetwork().build());
    expect(values.map(({ name, shape }) => `${name} ${shape.join("×")}`)).to.deep.equal([
      "conv1 batch×4×8×8",
      "bn1 batch×4×8×8",
      "se.pool batch×4×1×1",
      "se.fc batch×4×1×1",
      "se.gate batch×4×1×1",
      "se.scale batch×4×8×8",
      "pool batch×4×4×4",
      "flatten batch×64",
    ]);
  });

  it("expresses an operation of a plugin by its decomposition", () => {
    const b = new GraphBuilder("plugin");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    const doubled: typeof relu = {
      ...relu,
      kind: "doubled",
      decompose: (builder, [value]) =>
        value === undefined ? [] : builder.apply(add, [value, value], { residual: false }),
    };
    b.output("y", only(b.apply(doubled, [x], {}, "twice")));
    const graph = b.build();
    expect(unsupportedOperations(graph)).to.deep.equal([]);
    expect(lowerToOnnx(graph).nodes.map(({ name, opType }) => `${name} ${opType}`)).to.deep.equal(["twice.add Add"]);
  });
});
