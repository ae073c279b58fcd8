import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromBinary } from "@bufbuild/protobuf";
import { expect } from "chai";
import { float32Tensor, tensorFrom } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import type { OnnxGraph } from "../lower/onnx-graph.js";
import { ModelProtoSchema } from "../proto/onnx_pb.js";
import { encodeModel, modelPieces } from "./model-pieces.js";
import { layOutModel } from "./layout.js";
import { toModelProto } from "./to-model-proto.js";

/** A model whose only content are `count` weights of `elements` elements each. */
function modelOf(count: number, elements: number): OnnxGraph {
  const state = Array.from({ length: count }, (_, index) => ({
    name: `w${index}`,
    dtype: "float32" as const,
    shape: [elements],
    role: "parameter" as const,
    initializer: { kind: "zeros" as const },
  }));
  return {
    name: "weights",
    opset: 17,
    nodes: [],
    inputs: [],
    outputs: [],
    state,
    constants: [{ name: "one", tensor: tensorFrom("int64", [2], [1, -2]) }],
  };
}

describe("the model writer", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-onnx-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("writes what protobuf reads: initialisers in order, the metadata, and views as the elements that they show", async () => {
    const whole = Float32Array.from({ length: 100_000 }, (_, index) => index);
    const state = new Map([
      ["w0", float32Tensor([4], whole.subarray(3, 7))],
      ["w1", float32Tensor([4], whole.subarray(10, 14))],
    ]);
    const model = toModelProto(modelOf(2, 4), { "netgraft.config": "{}" });
    const path = join(folder, "m.onnx");
    await writeFileWhole(path, modelPieces(model, state));
    const bytes = new Uint8Array(await readFile(path));
    expect(bytes).to.deep.equal(encodeModel(model, state));
    const read = fromBinary(ModelProtoSchema, bytes);
    expect(read.metadataProps.map(({ key, value }) => [key, value])).to.deep.equal([["netgraft.config", "{}"]]);
    expect(read.graph?.initializer.map(({ name, dims }) => [name, dims])).to.deep.equal([
      ["w0", [4n]],
      ["w1", [4n]],
      ["one", [2n]],
    ]);
    const data = read.graph?.initializer.map(({ rawData }) => rawData.slice().buffer) ?? [];
    expect([...new Float32Array(data[0] ?? [])]).to.deep.equal([3, 4, 5, 6]);
    expect([...new Float32Array(data[1] ?? [])]).to.deep.equal([10, 11, 12, 13]);
    expect([...new BigInt64Array(data[2] ?? [])]).to.deep.equal([1n, -2n]);
  });

  it("needs no second copy of the weights in memory", async () => {
    const weights = float32Tensor([2 ** 22], new Float32Array(2 ** 22).fill(1));
    const state = new Map(Array.from({ length: 16 }, (_, index) => [`w${index}`, weights]));
    const path = join(folder, "large.onnx");
    const before = process.memoryUsage.rss();
    let highest = before;
    const sampling = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 1);
    await writeFileWhole(path, modelPieces(toModelProto(modelOf(16, 2 ** 22)), state));
    clearInterval(sampling);
    expect((await stat(path)).size).to.be.greaterThan(2 ** 28);
    expect(highest - before).to.be.lessThan(2 ** 26);
  });

  it("refuses a model that one file cannot hold, before anything is written", () => {
    const weights = float32Tensor([2 ** 27], new Float32Array(2 ** 27));
    const state = new Map(Array.from({ length: 4 }, (_, index) => [`w${index}`, weights]));
    expect(() => layOutModel(toModelProto(modelOf(4, 2 ** 27)), state))
      .to.throw()
      .with.property("code", "NG_MODEL_TOO_LARGE");
  });

  it("leaves nothing behind where it cannot write", async () => {
    await writeFile(join(folder, "file"), "");
    for (const path of [join(folder, "missing", "m.onnx"), join(folder, "file", "m.onnx")]) {
      const error: unknown = await writeFileWhole(path, modelPieces(toModelProto(modelOf(0, 0)), new Map())).catch(
        (caught: unknown) => caught,
      );
      expect(error).to.have.property("code", "NG_WRITE_FAILED");
      expect(await readdir(folder)).to.deep.equal(["file"]);
    }
  });
});
