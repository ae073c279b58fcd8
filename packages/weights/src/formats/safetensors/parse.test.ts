import {
  type DType,
  elementArrays,
  elementCount,
  NetgraftError,
  type Tensor,
  tensorFromBytes,
} from "@netgraft/core/graph";
import { expect } from "chai";
import fc from "fast-check";
import { encodeSafetensors } from "./encode.js";
import { fileBytes, float32Entry } from "./file-bytes.test.support.js";
import { parseSafetensors } from "./parse.js";

// The table has one key for each dtype.
const dtypes = Object.keys(elementArrays) as DType[];

const anyTensor: fc.Arbitrary<Tensor> = fc
  .tuple(fc.constantFrom(...dtypes), fc.array(fc.nat(3), { maxLength: 4 }))
  .chain(([dtype, shape]) => {
    const length = elementCount(shape) * elementArrays[dtype].BYTES_PER_ELEMENT;
    return fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => tensorFromBytes(dtype, shape, bytes));
  });

const anyName = fc.string({ unit: "binary" }).filter((name) => name !== "__metadata__");

function bytesOf({ data }: Tensor): number[] {
  return [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];
}

describe("parseSafetensors", () => {
  it("gives back what encodeSafetensors wrote", () => {
    const entries = fc.uniqueArray(fc.tuple(anyName, anyTensor), { selector: ([name]) => name, maxLength: 8 });
    const metadata = fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), { maxLength: 3 });
    fc.assert(
      fc.property(entries, metadata, fc.nat(9), fc.boolean(), (tensors, texts, shift, ofNode) => {
        const written = encodeSafetensors(new Map(tensors), { metadata: new Map(texts) });
        // At any place in a larger array, so that views are not always aligned; a Buffer is what `readFile` gives.
        const larger = ofNode ? Buffer.alloc(written.byteLength + shift) : new Uint8Array(written.byteLength + shift);
        const bytes = larger.subarray(shift);
        bytes.set(written);
        const read = parseSafetensors(bytes);
        expect(read.metadata).to.deep.equal(new Map(texts));
        expect(read.tensors.size).to.equal(tensors.length);
        for (const [name, tensor] of tensors) {
          const back = read.tensors.get(name);
          expect({ dtype: back?.dtype, shape: back?.shape }).to.deep.equal({
            dtype: tensor.dtype,
            shape: tensor.shape,
          });
          expect(back?.data.constructor).to.equal(tensor.data.constructor);
          expect(back && bytesOf(back)).to.deep.equal(bytesOf(tensor));
        }
      }),
    );
  });

  it("throws nothing but coded errors, whatever the header @long", () => {
    const entry = fc.record(
      {
        dtype: fc.oneof(fc.constantFrom("F32", "BOOL", "I64", "F8"), fc.jsonValue()),
        shape: fc.oneof(fc.array(fc.oneof(fc.nat(4), fc.integer(), fc.maxSafeInteger())), fc.jsonValue()),
        data_offsets: fc.oneof(
          fc.tuple(fc.nat(16), fc.nat(16)),
          fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    );
    const header = fc.oneof(
      fc
        .dictionary(
          fc.oneof(fc.string(), fc.constantFrom("__proto__", "__metadata__", "constructor")),
          fc.oneof(entry, fc.jsonValue()),
        )
        .map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(header, fc.nat(16), (text, length) => onlyCodedErrors(fileBytes(text, length))),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), onlyCodedErrors), { numRuns: 2000 });
  });

  it("throws nothing but coded errors, or reads, where a byte of a good file is changed", () => {
    const good = encodeSafetensors(
      new Map([
        ["a.weight", ramp([2, 3])],
        ["b", ramp([])],
      ]),
      { metadata: new Map([["k", "v"]]) },
    );
    fc.assert(
      fc.property(fc.nat(good.byteLength - 1), fc.nat(255), fc.nat(good.byteLength), (at, byte, length) => {
        onlyCodedErrors(good.map((old, i) => (i === at ? byte : old)));
        if (length < good.byteLength) expect(() => parseSafetensors(good.subarray(0, length))).to.throw(NetgraftError);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads aligned tensors as views of the file", () => {
    const bytes = encodeSafetensors(new Map([["a", ramp([2, 3])]]));
    const tensor = parseSafetensors(bytes).tensors.get("a");
    expect(tensor?.data.buffer).to.equal(bytes.buffer);
    expect([...(tensor?.data ?? [])]).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });

  it("orders tensors as their data lie in the file", () => {
    const bytes = fileBytes(
      { "2": float32Entry([1], 8, 12), b: float32Entry([1], 4, 8), a: float32Entry([1], 0, 4) },
      12,
    );
    expect([...parseSafetensors(bytes).tensors.keys()]).to.deep.equal(["a", "b", "2"]);
  });

  it("takes __proto__ and constructor for names like any other", () => {
    const header =
      '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"constructor":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"__metadata__":{"__proto__":"x"}}';
    const { tensors, metadata } = parseSafetensors(fileBytes(header, 8));
    expect([...tensors.keys()]).to.deep.equal(["__proto__", "constructor"]);
    expect(metadata).to.deep.equal(new Map([["__proto__", "x"]]));
    expect(Object.getPrototypeOf({})).to.equal(Object.prototype);
  });

  it("converts floats to float32 on request, and nothing else", () => {
    const file = encodeSafetensors(
      new Map<string, Tensor>([
        ["half", { dtype: "float16", shape: [2], data: Uint16Array.of(0x3c00, 0xc000) }],
        ["brain", { dtype: "bfloat16", shape: [1], data: Uint16Array.of(0x4049) }],
        ["double", { dtype: "float64", shape: [1], data: Float64Array.of(0.1) }],
        ["count", { dtype: "int64", shape: [], data: BigInt64Array.of(7n) }],
      ]),
    );
    const { tensors } = parseSafetensors(file, { asFloat32: true });
    expect(tensors.get("half")).to.deep.equal({ dtype: "float32", shape: [2], data: Float32Array.of(1, -2) });
    expect(tensors.get("brain")).to.deep.equal({ dtype: "float32", shape: [1], data: Float32Array.of(3.140625) });
    expect(tensors.get("double")).to.deep.equal({ dtype: "float32", shape: [1], data: Float32Array.of(0.1) });
    expect(tensors.get("count")).to.deep.equal({ dtype: "int64", shape: [], data: BigInt64Array.of(7n) });
    expect(parseSafetensors(file).tensors.get("half")?.dtype).to.equal("float16");
  });
});

function onlyCodedErrors(bytes: Uint8Array): void {
  try {
    parseSafetensors(bytes);
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
  }
}

function ramp(shape: readonly number[]): Tensor {
  return { dtype: "float32", shape, data: Float32Array.from({ length: elementCount(shape) }, (_, i) => i) };
}
