import { fromBinary } from "@bufbuild/protobuf";
import { axes, float32Tensor, GraphBuilder, type NetworkState, tensorFrom, topK } from "@netgraft/core/graph";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { encodeOnnx, type ExportOptions } from "./export-onnx.js";
import { dataTypes } from "./lower/data-types.js";
import { ModelProtoSchema } from "./proto/onnx_pb.js";
import { smallNetwork } from "./small-network.test.support.js";

const graph = smallNetwork().build();
const filledWith = (value: number): NetworkState =>
  new Map(
    graph.state().map(({ name, shape }) => {
      const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value);
      return [name, float32Tensor(shape, data)];
    }),
  );

async function exported(options: ExportOptions, state = filledWith(1)) {
  const model = fromBinary(ModelProtoSchema, await encodeOnnx({ graph, state }, options));
  const { node = [], initializer = [], input = [], output = [] } = model.graph ?? {};
  return { model, node, initializer, input, output };
}

describe("the forms of an ONNX file", () => {
  it("has no batch norm where it is folded, and the weights that follow from it", async () => {
    const { node, initializer } = await exported({ fold: true }, filledWith(2));
    expect(node.map(({ opType }) => opType)).to.not.include("BatchNormalization");
    const folded = initializer.find(({ name }) => name === "bn1.folded");
    // Ioffe & Szegedy 2015, algorithm 2: β − γ μ / √(σ² + ε), all of them 2.
    const [bias] = new Float32Array(folded?.rawData.slice().buffer ?? new ArrayBuffer(4));
    expect(bias).to.be.closeTo(2 - (2 * 2) / Math.sqrt(2 + 1e-5), 1e-6);
    expect(initializer.map(({ name }) => name))
      .to.include("conv1.weight")
      .and.not.include("bn1.weight");
  });

  it("stores float16 and takes and gives float32", async () => {
    const { node, initializer, input, output } = await exported({ dtype: "float16" });
    expect(new Set(initializer.map(({ dataType }) => dataType))).to.deep.equal(new Set([dataTypes.float16]));
    const types = [...input, ...output].map(({ type }) => type?.value.value);
    expect(types.map((type) => type !== undefined && "elemType" in type && type.elemType)).to.deep.equal([1, 1]);
    expect(node.map(({ opType }) => opType).filter((kind) => kind === "Cast")).to.have.length(2);
    expect([node[0]?.input, node.at(-1)?.output]).to.deep.equal([["input"], ["logits"]]);
  });

  it("refuses weights beyond float16, and none that are rounded into it", async () => {
    const error = await rejection(
      exported(
        { dtype: "float16" },
        new Map([...filledWith(1), ["fc.bias", tensorFrom("float32", [2], [65519.9, 65520])]]),
      ),
    );
    expect(error).to.have.property("code", "NG_MODEL_TENSOR");
    expect(error)
      .to.have.property("message")
      .that.matches(/fc\.bias: .*float16.*larger ones at 1 place/);
    await exported(
      { dtype: "float16" },
      new Map([...filledWith(1), ["fc.bias", tensorFrom("float32", [2], [65519.9, 1])]]),
    );
  });

  it("is portable for a batch of one in operator set 13, where nothing else is said", async () => {
    const { model, node, input } = await exported({ portable: true });
    expect(model.opsetImport.map(({ version }) => version)).to.deep.equal([13n]);
    expect(node.map(({ opType }) => opType)).to.not.include("BatchNormalization");
    const dims = input.flatMap(({ type }) =>
      type?.value.case === "tensorType" ? (type.value.value.shape?.dim ?? []) : [],
    );
    expect(dims.map(({ value }) => value.value)).to.deep.equal([1n, 3n, 8n, 8n]);
    const other = await exported({ portable: true, batch: 4, opset: 17 });
    expect(other.model.opsetImport.map(({ version }) => version)).to.deep.equal([17n]);
  });

  it("names each node that is not portable", async () => {
    const b = new GraphBuilder("sorted");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    b.output("y", b.apply(topK, [x], { axis: "channel", count: 2 }, "best")[0] ?? x);
    const program = { graph: b.build(), state: new Map() };
    const error = await rejection(encodeOnnx(program, { portable: true }));
    expect(error).to.have.property("code", "NG_OPERATION_UNSUPPORTED");
    expect(error)
      .to.have.property("message")
      .that.matches(/best.*not all importers.*found TopK/);
    expect(await encodeOnnx(program))
      .to.have.property("byteLength")
      .above(0);
  });

  it("takes pictures of any size where it prepares them, but not as a portable file", async () => {
    const preprocessing = {
      input: { channels: 3, height: 8, width: 8 },
      preprocess: { cropRatio: 1, interpolation: "bilinear", mean: [0, 0, 0], std: [1, 1, 1] },
    } as const;
    const { input, node } = await exported({ preprocessing, opset: 13 });
    const ports = input.map(({ name, type }) => {
      const { elemType, shape } = type?.value.case === "tensorType" ? type.value.value : {};
      return [name, elemType, ...(shape?.dim ?? []).map(({ value }) => value.value)];
    });
    expect(ports).to.deep.equal([["picture", dataTypes.uint8, "batch", "picture_height", "picture_width", 3n]]);
    expect(node.find(({ output }) => output.includes("input"))).to.include({ opType: "Div" });
    const error = await rejection(exported({ preprocessing, portable: true }));
    expect(error).to.have.property("code", "NG_OPTION_UNSUPPORTED");
    const five = { ...preprocessing, input: { ...preprocessing.input, channels: 5 } };
    expect(await rejection(exported({ preprocessing: five }))).to.have.property("code", "NG_OPTION_UNSUPPORTED");
  });

  it("refuses a state that lacks what is folded", async () => {
    const state = new Map([...filledWith(1)].filter(([name]) => name !== "bn1.bias"));
    const error = await rejection(exported({ fold: true }, state));
    expect(error)
      .to.have.property("message")
      .that.matches(/bn1\.bias: .*no such tensor/);
  });
});
