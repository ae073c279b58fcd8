import {
  add,
  axes,
  concat,
  type DType,
  dtypes,
  expand,
  float32Tensor,
  GraphBuilder,
  only,
  type Program,
  type Tensor,
  tensorFrom,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";

/** Elements that are no others' neighbours by chance: the ends of the range, and what only this dtype tells apart. */
const elements: Readonly<Record<DType, readonly (number | bigint)[]>> = {
  float64: [0, -1 / 3, 1e300, 2 ** 53 + 2, -Infinity, 5e-324],
  float32: [0, -1.5, 1e30, 2 ** -140, Infinity, 7],
  float16: [0, -1.5, 65504, 2 ** -24, Infinity, 7],
  bfloat16: [0, -1.5, 2 ** 127, 2 ** -130, Infinity, 7],
  int64: [0n, -(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n, -1n, 7n],
  int32: [0, -(2 ** 31), 2 ** 31 - 1, 2 ** 24 + 1, -1, 7],
  int16: [0, -32768, 32767, 257, -1, 7],
  int8: [0, -128, 127, 64, -1, 7],
  uint64: [0n, 2n ** 64n - 1n, 2n ** 63n, 2n ** 53n + 1n, 1n, 7n],
  uint32: [0, 2 ** 32 - 1, 2 ** 31, 2 ** 24 + 1, 1, 7],
  uint16: [0, 65535, 32768, 257, 1, 7],
  uint8: [0, 255, 128, 64, 1, 7],
  bool: [0, 1, 1, 0, 0, 1],
};

/** [x, w, 1] along `channel` of two rows, and its axes the other way round; x is an input, w of the state. */
function joining(dtype: DType): Program {
  const b = new GraphBuilder("joining");
  const x = b.input("x", { dtype, axes: axes({ height: 2, channel: 2 }) });
  const w = b.buffer("w", axes({ height: 2, channel: 1 }), { kind: "zeros" }, dtype);
  const one = b.constant({ dtype, axes: axes({ height: 2, channel: 1 }) }, [1, 1]);
  const joined = only(b.apply(concat, [x, w, one], { axis: "channel" }));
  b.output("joined", joined);
  b.output("turned", only(b.apply(expand, [joined], { axes: joined.axes.toReversed().map((axis) => ({ ...axis })) })));
  return { graph: b.build(), state: new Map([["w", of(dtype, [2, 1], elements[dtype].slice(4))]]) };
}

function of(dtype: DType, shape: readonly number[], numbers: readonly (number | bigint)[]): Tensor {
  // Those of a dtype are all numbers, or none is.
  return tensorFrom<DType>(dtype, shape, numbers as readonly number[]);
}

onEachEngine("elements", (engine) => {
  for (const dtype of dtypes)
    if (dtype !== "bfloat16" || engine.name !== "onnx")
      it(`of ${dtype} come back as they were given, whether as inputs, state or constants`, async () => {
        const [a = 0, b = 0, c = 0, d = 0, v = 0, w = 0] = elements[dtype];
        const found = await engine.run(joining(dtype), { x: of(dtype, [2, 2], [a, b, c, d]) });
        expect(found["joined"]).to.deep.equal(of(dtype, [2, 4], asOne([a, b, v, 1, c, d, w, 1])));
        expect(found["turned"]).to.deep.equal(of(dtype, [4, 2], asOne([a, c, b, d, v, w, 1, 1])));
      });

  if (engine.name === "onnx")
    it("of bfloat16, which onnxruntime's arrays lack, are refused", async () => {
      const given = { x: of("bfloat16", [2, 2], [1, 2, 3, 4]) };
      const error: unknown = await engine.run(joining("bfloat16"), given).catch((caught: unknown) => caught);
      expect(error).to.have.property("code", "NG_ENGINE_FAILED");
      expect(error)
        .to.have.property("message")
        .that.matches(/nsupported/);
    });

  for (const dtype of ["float64", "int32", "int64"] as const)
    it(`of ${dtype} are computed with in their precision`, async () => {
      const b = new GraphBuilder("sum");
      const type = { dtype, axes: axes({ batch: "any", channel: 2 }) };
      b.output("sum", only(b.apply(add, [b.input("x", type), b.input("y", type)], { residual: false })));
      const [x, y] = dtype === "int32" ? [2 ** 30 + 1, 2 ** 29] : [2 ** 52, 2 ** 51 + 1];
      const given = { x: of(dtype, [1, 2], [x, -x]), y: of(dtype, [1, 2], [y, -y]) };
      const found = await engine.run({ graph: b.build(), state: new Map() }, given);
      expect(found["sum"]).to.deep.equal(of(dtype, [1, 2], [x + y, -x - y]));
    });

  it("of another dtype than an input's are refused", async () => {
    const given = { x: float32Tensor([2, 2], new Float32Array(4)) };
    const error: unknown = await engine.run(joining("int64"), given).catch((caught: unknown) => caught);
    expect(error).to.have.property("code", "NG_ENGINE_FAILED");
    expect(error)
      .to.have.property("message")
      .that.matches(/x.*int64.*float32|float.*int64/);
  });

  it("of the state of another dtype are refused", async () => {
    const { graph } = joining("float64");
    const state = new Map([["w", float32Tensor([2, 1], new Float32Array(2))]]);
    const given = { x: of("float64", [2, 2], [1, 2, 3, 4]) };
    const error: unknown = await engine.run({ graph, state }, given).catch((caught: unknown) => caught);
    expect(error).to.have.property("code", "NG_MODEL_TENSOR");
    expect(error)
      .to.have.property("message")
      .that.matches(/w: .*float64 \[2, 1\].*float32 \[2, 1\]/);
  });
});

/** All as large integers where one is. */
function asOne(numbers: readonly (number | bigint)[]): readonly (number | bigint)[] {
  return numbers.some((value) => typeof value === "bigint") ? numbers.map((value) => BigInt(value)) : numbers;
}
