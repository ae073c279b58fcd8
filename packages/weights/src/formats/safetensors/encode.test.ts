import { type StateDict, type Tensor, TensorInvalidError } from "@netgraft/core/graph";
import { expect } from "chai";
import { encodeSafetensors, safetensorsChunks } from "./encode.js";

function headerOf(bytes: Uint8Array): string {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return new TextDecoder().decode(bytes.subarray(8, 8 + length));
}

const one: Tensor = { dtype: "float32", shape: [1], data: Float32Array.of(1) };
const count: Tensor = { dtype: "int64", shape: [], data: BigInt64Array.of(3n) };

describe("encodeSafetensors", () => {
  // The bytes are those of the reference implementation's own tests (safetensors/src/tensor.rs).
  it("writes the reference's bytes, padded to a multiple of 8 with spaces", () => {
    const data = Float32Array.of(0, 1, 2, 3, 4, 5);
    const header = '{"attn0":{"dtype":"F32","shape":[1,1,2,3],"data_offsets":[0,24]}}       ';
    const bytes = encodeSafetensors(new Map([["attn0", { dtype: "float32", shape: [1, 1, 2, 3], data }]]));
    expect([...bytes.subarray(0, 8)]).to.deep.equal([72, 0, 0, 0, 0, 0, 0, 0]);
    expect(headerOf(bytes)).to.equal(header);
    expect([...bytes.subarray(80)]).to.deep.equal([
      0, 0, 0, 0, 0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64, 0, 0, 160, 64,
    ]);
  });

  it("writes the reference's bytes of an empty file, without and with metadata", () => {
    expect([...encodeSafetensors(new Map())]).to.deep.equal([8, 0, 0, 0, 0, 0, 0, 0, 123, 125, 32, 32, 32, 32, 32, 32]);
    expect(headerOf(encodeSafetensors(new Map(), { metadata: new Map([["framework", "pt"]]) }))).to.equal(
      '{"__metadata__":{"framework":"pt"}}     ',
    );
  });

  // The header was written by Python's safetensors 0.8.0 for these names and dtypes.
  it("sorts by alignment, then by the code points of the names, as Python does", () => {
    const tensors: StateDict = new Map<string, Tensor>([
      ["\u{10000}", one],
      ["\uffff", one],
      ["10", one],
      ["9", one],
      ['q"\u001f\n/é\u007f', one],
      ["n", count],
    ]);
    const header = headerOf(encodeSafetensors(tensors));
    expect(header.trimEnd()).to.equal(
      '{"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},' +
        '"10":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},' +
        '"9":{"dtype":"F32","shape":[1],"data_offsets":[12,16]},' +
        '"q\\"\\u001f\\n/é\u007f":{"dtype":"F32","shape":[1],"data_offsets":[16,20]},' +
        '"\uffff":{"dtype":"F32","shape":[1],"data_offsets":[20,24]},' +
        '"\u{10000}":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}}',
    );
  });

  it("writes the same bytes whatever the order of tensors and metadata", () => {
    const tensors: [string, Tensor][] = [
      ["b", one],
      ["a", one],
      ["n", count],
    ];
    const metadata: [string, string][] = [
      ["y", "1"],
      ["x", "2"],
    ];
    const forwards = encodeSafetensors(new Map(tensors), { metadata: new Map(metadata) });
    const backwards = encodeSafetensors(new Map(tensors.toReversed()), { metadata: new Map(metadata.toReversed()) });
    expect(forwards).to.deep.equal(backwards);
  });

  it("does not copy the tensors when it writes in chunks, and writes only their part of a shared array", () => {
    const shared = Float32Array.of(1, 2, 3, 4);
    const chunks = safetensorsChunks(new Map([["a", { dtype: "float32", shape: [2], data: shared.subarray(1, 3) }]]));
    expect(chunks[1]?.buffer).to.equal(shared.buffer);
    expect([...new Float32Array(chunks[1]?.slice().buffer ?? new ArrayBuffer(0))]).to.deep.equal([2, 3]);
  });

  it("refuses tensors whose data do not fill their shape and names that cannot be read back, all at once", () => {
    const tensors: StateDict = new Map<string, Tensor>([
      ["a", { dtype: "float32", shape: [2, 3], data: new Float32Array(5) }],
      ["__metadata__", one],
      ["\ud800", one],
    ]);
    expect(() => encodeSafetensors(tensors))
      .to.throw(TensorInvalidError)
      .with.property("message")
      .that.matches(
        /"a".*expected 6 elements for \[2, 3\]; found 5 elements\n.*"__metadata__".*reserves.*\n.*not valid Unicode/,
      );
  });
});
