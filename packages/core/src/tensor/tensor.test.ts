import { expect } from "chai";
import { problemOf, thrown } from "../errors/thrown.test.support.js";
import { castTensor, notFiniteCount, numbersOf, toFloat32 } from "./convert.js";
import { dtypes, elementArrays, isElement } from "./dtype.js";
import { float32Tensor, requireFloat32, tensorBytes, tensorFrom, tensorFromBytes, tensorOver } from "./tensor.js";

describe("a tensor", () => {
  it("is made of numbers, as each dtype has them", () => {
    const given = [0, 1, -1.5, 2.75, 300];
    const expected: Readonly<Record<string, readonly (number | bigint)[]>> = {
      float64: given,
      float32: given,
      float16: given,
      bfloat16: given,
      int64: [0n, 1n, -1n, 2n, 300n],
      int32: [0, 1, -1, 2, 300],
      int16: [0, 1, -1, 2, 300],
      int8: [0, 1, -1, 2, 44],
      uint64: [0n, 1n, 2n ** 64n - 1n, 2n, 300n],
      uint32: [0, 1, 2 ** 32 - 1, 2, 300],
      uint16: [0, 1, 65535, 2, 300],
      uint8: [0, 1, 255, 2, 44],
      bool: [0, 1, 1, 1, 1],
    };
    expect(Object.keys(expected)).to.have.members([...dtypes]);
    for (const dtype of dtypes) {
      const tensor = tensorFrom(dtype, [5], given);
      expect(tensor).to.include({ dtype }).and.property("data").instanceOf(elementArrays[dtype]);
      const isWide = dtype === "int64" || dtype === "uint64";
      expect([...(isWide ? tensor.data : numbersOf(tensor))], dtype).to.deep.equal(expected[dtype]);
    }
  });

  it("keeps integers of 64 bits that are no numbers", () => {
    const large = [2n ** 53n + 1n, -(2n ** 63n)];
    const tensor = tensorFrom("int64", [2], large);
    expect([...tensor.data]).to.deep.equal(large);
    expect([...castTensor(tensor, "uint64").data]).to.deep.equal([2n ** 53n + 1n, 2n ** 63n]);
    expect([...castTensor(tensor, "float64").data]).to.deep.equal([2 ** 53, -(2 ** 63)]);
  });

  it("of integers has 0 for what is no integer at all", () => {
    for (const dtype of ["int64", "int32"] as const)
      expect([...tensorFrom(dtype, [2], [Number.NaN, Infinity]).data].map(Number), dtype).to.deep.equal([0, 0]);
  });

  it("has as many elements as its shape asks for", () => {
    for (const make of [
      () => tensorOver("int32", [2, 3], new Int32Array(5)),
      () => float32Tensor([2, 3], new Float32Array(7)),
      () => tensorFrom("uint8", [2, 3], [1, 2]),
      () => tensorFromBytes("float16", [2, 3], new Uint8Array(10)),
    ])
      expect(problemOf("NG_TENSOR_INVALID", make).expected).to.equal("6 elements for [2, 3]");
    expect(tensorOver("float32", [], Float32Array.of(7)).data[0]).to.equal(7);
    expect(tensorOver("float32", [3, 0], new Float32Array(0)).shape).to.deep.equal([3, 0]);
  });

  it("is over bytes where they are aligned, and a copy of them where not; its bytes are a view", () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, index) => index);
    for (const offset of [4, 5]) {
      const tensor = tensorFromBytes("int32", [3], bytes.subarray(offset, offset + 12));
      expect(tensor.data.buffer === bytes.buffer, `at ${offset}`).to.equal(offset === 4);
      expect(tensorBytes(tensor)).to.deep.equal(bytes.slice(offset, offset + 12));
      expect(tensorBytes(tensor).buffer).to.equal(tensor.data.buffer);
    }
  });

  it("is float32 where that is needed, or named", () => {
    const tensor = float32Tensor([1], Float32Array.of(1));
    expect(requireFloat32(tensor, "logits")).to.equal(tensor);
    const { problems } = thrown("NG_TENSOR_DTYPE", () => requireFloat32(tensorFrom("int64", [1], [1]), "logits"));
    expect(problems[0]).to.include({ at: "logits", expected: "float32", found: "int64" });
    expect(problemOf("NG_TENSOR_DTYPE", () => requireFloat32(undefined, "loss")).found).to.equal("no tensor");
  });

  it("is made of bytes at any place, be they in a Buffer of Node", () => {
    const bytes = tensorBytes(tensorFrom("float64", [3], [0.5, -1e300, 3]));
    for (let shift = 0; shift < 9; shift += 1) {
      const shifted = new Uint8Array(bytes.byteLength + shift).subarray(shift);
      shifted.set(bytes);
      const { buffer, byteOffset, byteLength } = shifted;
      for (const given of [shifted, Buffer.from(buffer, byteOffset, byteLength)])
        expect([...tensorFromBytes("float64", [3], given).data], `${shift}`).to.deep.equal([0.5, -1e300, 3]);
    }
  });

  it("converts to float32 where it is of real numbers, and is left alone where not", () => {
    for (const dtype of ["float64", "float16", "bfloat16"] as const)
      expect(toFloat32(tensorFrom(dtype, [2], [0.5, -3]))).to.deep.equal(float32Tensor([2], Float32Array.of(0.5, -3)));
    const whole = tensorFrom("int32", [1], [3]);
    expect(toFloat32(whole)).to.equal(whole);
    expect(castTensor(whole, "int32")).to.equal(whole);
  });
});

describe("the numbers of a tensor that are not finite", () => {
  it("are counted in every dtype of real numbers", () => {
    const values = [0, Number.NaN, -0.5, Infinity, -Infinity, 65504];
    for (const dtype of ["float64", "float32", "float16", "bfloat16"] as const)
      expect(notFiniteCount(tensorFrom(dtype, [6], values)), dtype).to.equal(3);
    // 1e6 is beyond the largest half.
    expect(notFiniteCount(tensorFrom("float16", [2], [1e6, 1]))).to.equal(1);
    for (const dtype of ["int64", "uint8", "bool"] as const)
      expect(notFiniteCount(tensorFrom(dtype, [2], [1, 0])), dtype).to.equal(0);
  });
});

describe("the numbers that are elements of a dtype", () => {
  const cases = [
    ["float32", [0, -0.1, 1e30], [Number.NaN, -Infinity]],
    ["bool", [0, 1], [2, -1, 0.5]],
    ["uint8", [0, 255], [256, -1, 1.5]],
    ["int8", [-128, 127], [128, -129]],
    ["int64", [-(2 ** 53) + 1, 2 ** 53 - 1], [2 ** 53, 0.5]],
    ["uint32", [2 ** 32 - 1], [2 ** 32, -1]],
  ] as const;
  for (const [dtype, are, areNot] of cases)
    it(`of ${dtype}`, () => {
      expect(are.filter((value) => !isElement(dtype, value))).to.deep.equal([]);
      expect(areNot.filter((value) => isElement(dtype, value))).to.deep.equal([]);
    });
});
