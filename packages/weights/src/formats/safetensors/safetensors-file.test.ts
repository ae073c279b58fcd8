import { truncate, writeFile } from "node:fs/promises";
import type { StateDict, Tensor, TensorSpec } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { ReadFailedError } from "@netgraft/files";
import { WeightsFormatError, WeightsMismatchError } from "../../errors.js";
import { encodeSafetensors } from "./encode.js";
import { loadWeights } from "../../sources/load-weights.js";
import { openSafetensors } from "./open-safetensors.js";
import { readSafetensors } from "./read-safetensors.js";
import { writeSafetensors } from "./write-safetensors.js";

const tensors: StateDict = new Map<string, Tensor>([
  ["bn.num_batches_tracked", { dtype: "int64", shape: [], data: BigInt64Array.of(9n) }],
  ["conv.weight", { dtype: "float32", shape: [2, 1, 1, 2], data: Float32Array.of(1, 2, 3, 4) }],
  ["bias", { dtype: "float16", shape: [1], data: Uint16Array.of(0x3c00) }],
]);
const metadata = new Map([["config", "name: é"]]);

function spec(name: string, shape: readonly number[]): TensorSpec {
  return { name, shape, dtype: "float32", role: "parameter", initializer: { kind: "zeros" } };
}

describe("safetensors files", () => {
  const path = folderWith();

  it("are read as they were written", async () => {
    await writeSafetensors(path("a.safetensors"), tensors, { metadata });
    expect(await readSafetensors(path("a.safetensors"))).to.deep.equal({ tensors, metadata });
    const { tensors: asFloat32 } = await readSafetensors(path("a.safetensors"), { asFloat32: true });
    expect(asFloat32.get("bias")).to.deep.equal({ dtype: "float32", shape: [1], data: Float32Array.of(1) });
  });

  it("are opened with their header alone, and read by tensor", async () => {
    await writeSafetensors(path("b.safetensors"), tensors, { metadata });
    const file = await openSafetensors(path("b.safetensors"));
    expect(file.metadata).to.deep.equal(metadata);
    expect(file.tensors.get("conv.weight")).to.deep.include({ dtype: "float32", shape: [2, 1, 1, 2], byteLength: 16 });
    expect((await file.read("conv.weight")).data).to.deep.equal(Float32Array.of(1, 2, 3, 4));
    const error = await rejection(file.read("conv.weights"));
    expect(error)
      .to.be.instanceOf(WeightsMismatchError)
      .with.property(
        "message",
        `${path("b.safetensors")}: there is no tensor "conv.weights" in the file. Did you mean "conv.weight"?`,
      );
    await file.close();
  });

  it("become the weights of a network in the order of its specs", async () => {
    await writeSafetensors(path("c.safetensors"), tensors);
    const specs = [spec("conv.weight", [2, 1, 1, 2]), spec("bias", [1])];
    const weights = await loadWeights(path("c.safetensors"), specs);
    expect([...weights]).to.deep.equal([
      ["conv.weight", { dtype: "float32", shape: [2, 1, 1, 2], data: Float32Array.of(1, 2, 3, 4) }],
      ["bias", { dtype: "float32", shape: [1], data: Float32Array.of(1) }],
    ]);
    const error = await rejection(loadWeights(path("c.safetensors"), [spec("conv.weight", [2, 2]), spec("bias", [1])]));
    expect(error)
      .to.be.instanceOf(WeightsMismatchError)
      .with.property("message")
      .that.contains("c.safetensors: tensor");
  });

  it("are refused with a coded error at whatever byte they are cut @long", async () => {
    const bytes = encodeSafetensors(tensors);
    for (let length = 0; length < bytes.byteLength; length++) {
      await writeFile(path("cut.safetensors"), bytes.subarray(0, length));
      expect(await rejection(openSafetensors(path("cut.safetensors"))), `${length} bytes`).to.be.instanceOf(
        WeightsFormatError,
      );
    }
  });

  it("are refused where they shrink after they were opened", async () => {
    await writeSafetensors(path("d.safetensors"), tensors);
    const file = await openSafetensors(path("d.safetensors"));
    await truncate(path("d.safetensors"), 100);
    expect(await rejection(file.read("conv.weight"))).to.be.instanceOf(ReadFailedError);
    await file.close();
  });

  it("are refused where there is none, or a folder", async () => {
    expect(await rejection(readSafetensors(path("none.safetensors"))))
      .to.be.instanceOf(ReadFailedError)
      .with.property("message")
      .that.matches(/none\.safetensors: .*found no such file/);
    expect(await rejection(readSafetensors(path()))).to.be.instanceOf(ReadFailedError);
  });

  it("take no more memory than their tensors @long", async () => {
    const megabytes = 64;
    const large = new Map(
      Array.from(
        { length: 8 },
        (_, i) =>
          [
            `t${i}`,
            { dtype: "float32", shape: [megabytes / 8, 2 ** 18], data: new Float32Array((megabytes / 8) * 2 ** 18) },
          ] as const,
      ),
    );
    await writeSafetensors(path("large.safetensors"), large);
    const before = process.memoryUsage().arrayBuffers;
    const { tensors: read } = await readSafetensors(path("large.safetensors"));
    const grown = process.memoryUsage().arrayBuffers - before;
    // Also keeps both alive, so that nothing collected makes up for a copy.
    expect(read.size).to.equal(large.size);
    expect(grown / 2 ** 20).to.be.below(megabytes * 1.1);
  });
});
