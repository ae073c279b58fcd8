import { rename, writeFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import { float32Tensor, tensorFrom, type TensorSpec } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { writeNpy } from "../formats/npy/npy-file.js";
import { writeSafetensors } from "../formats/safetensors/write-safetensors.js";
import { loadWeights } from "./load-weights.js";
import { openWeights } from "./open-weights.js";

const spec = (name: string, shape: readonly number[]): TensorSpec => {
  return { name, dtype: "float32", shape, role: "parameter", initializer: { kind: "zeros" } };
};

describe("a file of weights", () => {
  const path = folderWith();
  const w = float32Tensor([2], Float32Array.of(1, -2));

  it("is opened by what it begins with, whatever its name is", async () => {
    await writeSafetensors(path("a.safetensors"), new Map([["w", w]]), { metadata: new Map([["epoch", "3"]]) });
    await rename(path("a.safetensors"), path("a.npy"));
    await writeNpy(path("w.npy"), w);
    await rename(path("w.npy"), path("w.safetensors"));
    for (const [name, format, metadata, tensor] of [
      ["a.npy", "safetensors", [["epoch", "3"]], "w"],
      ["w.safetensors", "npy", [], "w.safetensors"],
    ] as const) {
      const file = await openWeights(path(name));
      expect([file.format, [...file.metadata]]).to.deep.equal([format, metadata]);
      expect([...file.tensors].map(([key, { dtype, shape }]) => [key, dtype, shape])).to.deep.equal([
        [tensor, "float32", [2]],
      ]);
      expect(await file.read(tensor)).to.deep.equal(w);
      expect(await rejection(file.read("v"))).to.have.property("code", "NG_WEIGHTS_MISMATCH");
      await file.close();
    }
  });

  it("of one array is a network's weights under the name of the file", async () => {
    await writeNpy(path("fc.bias.npy"), w);
    expect([...(await loadWeights(path("fc.bias.npy"), [spec("fc.bias", [2])]))]).to.deep.equal([["fc.bias", w]]);
  });

  it("of another shape is refused though it has as many elements", async () => {
    await writeSafetensors(path("turned"), new Map([["conv", float32Tensor([3, 2, 1, 1], new Float32Array(6))]]));
    const error = await rejection(loadWeights(path("turned"), [spec("conv", [2, 3, 1, 1])]));
    expect(error).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    const points = tensorFrom("float16", [2, 3], [1, 2, 3, 4, 5, 6]);
    await writeSafetensors(path("points"), new Map([["conv", points]]));
    const loaded = (await loadWeights(path("points"), [spec("conv", [2, 3, 1, 1])])).get("conv");
    expect(loaded).to.deep.equal(float32Tensor([2, 3, 1, 1], Float32Array.of(1, 2, 3, 4, 5, 6)));
  });

  for (const [what, bytes, says] of [
    ["a zip archive", [0x50, 0x4b, 0x03, 0x04, 0x14], /zip archive, as torch\.save/],
    ["a pickle", [0x80, 0x02, 0x8a, 0x0a, 0x6c], /pickle/],
    ["HDF5", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], /HDF5, as Keras/],
  ] as const)
    it(`that is ${what} is refused as that, also under another name`, async () => {
      for (const name of ["x.bin", "x.safetensors"]) {
        await writeFile(path(name), Uint8Array.from(bytes));
        const error = await rejection(openWeights(path(name)));
        expect(error).to.be.instanceOf(NetgraftError).with.property("code", "NG_WEIGHTS_UNKNOWN");
        expect(error)
          .to.have.property("message")
          .that.matches(says)
          .and.matches(/safetensors or npy/);
      }
    });

  it("that is nothing known is told by its bytes, or by what its name says", async () => {
    await writeFile(path("y.bin"), Uint8Array.of(1, 2, 255));
    expect(await rejection(openWeights(path("y.bin"))))
      .to.have.property("message")
      .that.contains("begins with 01 02 ff");
    await writeFile(path("empty.bin"), "");
    expect(await rejection(openWeights(path("empty.bin"))))
      .to.have.property("message")
      .that.contains("an empty file");
    for (const [name, code] of [
      ["short.safetensors", "NG_WEIGHTS_FORMAT"],
      ["short.npy", "NG_ARRAY_FORMAT"],
    ] as const) {
      await writeFile(path(name), Uint8Array.of(1, 2, 255));
      expect(await rejection(openWeights(path(name)))).to.have.property("code", code);
    }
  });
});
