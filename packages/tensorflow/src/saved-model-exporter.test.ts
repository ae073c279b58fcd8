import { fromBinary } from "@bufbuild/protobuf";
import { axes, conv, GraphBuilder, only, type Program, squareWindow } from "@netgraft/core/graph";
import { expect } from "chai";
import { SavedModelSchema } from "./proto/saved_model_pb.js";
import { savedModelExporter } from "./saved-model-exporter.js";

/** A 1×1 convolution from two channels to one, of pictures of 1×2 positions. */
function program(): Program {
  const b = new GraphBuilder("small");
  const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 2, height: 1, width: 2 }) });
  const w = b.parameter("w", axes({ out: 1, in: 2, height: 1, width: 1 }), { kind: "zeros" });
  const windows = squareWindow({ size: 1, stride: 1, padding: 0 });
  b.output("logits", only(b.apply(conv, [x, w], { groups: 1, windows })));
  return {
    graph: b.build(),
    state: new Map([["w", { dtype: "float32", shape: [1, 2, 1, 1], data: Float32Array.of(1, 10) }]]),
  };
}

async function exported(channelsLast: boolean, given = program()): Promise<Uint8Array> {
  const network = { name: "small", config: {} };
  const files = await savedModelExporter.encode({ network, program: given, options: { channelsLast }, metadata: {} });
  expect([...files.keys()]).to.deep.equal(["saved_model.pb"]);
  const [bytes = new Uint8Array(), ...more] = files.get("saved_model.pb") ?? [];
  expect(more).to.deep.equal([]);
  return bytes;
}

describe("the exporter of SavedModels", () => {
  it("writes one graph for serving, with the names and the shapes of the network", async () => {
    for (const [channelsLast, shape] of [
      [true, [-1n, 1n, 2n, 2n]],
      [false, [-1n, 2n, 1n, 2n]],
    ] as const) {
      const { metaGraphs } = fromBinary(SavedModelSchema, await exported(channelsLast));
      expect(metaGraphs.map(({ metaInfoDef }) => metaInfoDef?.tags)).to.deep.equal([["serve"]]);
      const signatures = metaGraphs[0]?.signatureDef ?? {};
      expect(Object.keys(signatures)).to.deep.equal(["serving_default"]);
      const { inputs = {}, outputs = {} } = signatures["serving_default"] ?? {};
      expect(Object.keys(outputs)).to.deep.equal(["logits"]);
      expect(inputs["input"]?.tensorShape?.dim.map(({ size }) => size)).to.deep.equal(shape);
    }
  });

  it("refuses weights that are missing, or that no SavedModel holds", async () => {
    const given = program();
    const caught = async (state: Program["state"]): Promise<unknown> =>
      exported(true, { ...given, state }).catch((error: unknown) => error);
    expect(await caught(new Map())).to.have.property("code", "NG_MODEL_TENSOR");
    // A view that says it is larger than it is: nobody has the memory in a test.
    const huge = Object.defineProperty(new Float32Array(2), "byteLength", { value: 2 ** 31 });
    const error = await caught(new Map([["w", { dtype: "float32", shape: [1, 2, 1, 1], data: huge }]]));
    expect(error).to.have.property("code", "NG_SAVED_MODEL_TOO_LARGE");
  });
});
