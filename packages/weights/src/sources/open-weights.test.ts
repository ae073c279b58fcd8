import { rename, writeFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import { float32Tensor, tensorFrom, type TensorSpec } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { writeNpy } from "../formats/npy/npy-file.js";
import { zipped } from "../formats/zip/zipped.test.support.js";
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

  it("that has nothing to choose from is refused where something is chosen", async () => {
    await writeNpy(path("plain.npy"), w);
    const error = await rejection(openWeights(path("plain.npy"), { stateDict: "ema" }));
    expect(error).to.have.property("code", "NG_WEIGHTS_CHOICE");
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

  const text = (start: string): Uint8Array => new TextEncoder().encode(start);
  const lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4665b3d1\nsize 46830571\n";
  const page = "<!DOCTYPE html>\n<html><head><title>Google Drive - Virus scan warning</title></head></html>";
  const denied = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>';
  for (const [what, bytes, says] of [
    [
      "a zip archive of something else",
      zipped({ "word/document.xml": "<w/>" }),
      /zip archive of another kind.*word\/document\.xml/,
    ],
    ["an empty zip archive", zipped({}), /zip archive of another kind.*nothing in it/],
    ["a pickle", Uint8Array.of(0x80, 0x04, 0x95, 0x0a, 0x6c), /pickle of Python.*numpy\.savez/],
    ["a Git LFS pointer", text(lfs), /Git LFS pointer.*git lfs pull/],
    ["a web page", text(page), /web page.*link of the file itself/],
    ["a server's refusal", text(denied), /XML.*Fetch it again/],
    ["an ONNX model", Uint8Array.of(8, 7, 18, 7, 112, 121, 116, 111, 114, 99, 104), /ONNX model/],
    ["a TensorFlow Lite model", Buffer.from("\u001c\u0000\u0000\u0000TFL3", "latin1"), /TensorFlow Lite/],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0), /gzip.*gunzip/],
    ["GGUF", text("GGUF\u0003"), /GGUF/],
    ["nothing known", Uint8Array.of(1, 2, 255), /begins with 01 02 ff/],
    ["empty", new Uint8Array(), /empty.*Fetch it again/],
  ] as const)
    it(`that is ${what} is refused as that, in two sentences at most, whatever its name is`, async () => {
      for (const name of what === "nothing known" ? ["x.bin"] : ["x.bin", "x.safetensors", "x.npy", "x.pth"]) {
        await writeFile(path(name), bytes);
        const error = await rejection(openWeights(path(name)));
        expect(error).to.be.instanceOf(NetgraftError).with.property("code", "NG_WEIGHTS_UNKNOWN");
        expect(error).to.have.property("problems").with.length(1);
        expect(error).to.have.property("message").that.matches(says);
      }
    });

  it("that is nothing known is read as what its name says, so that what is wrong with it is told", async () => {
    for (const [name, code] of [
      ["short.safetensors", "NG_WEIGHTS_FORMAT"],
      ["short.npy", "NG_ARRAY_FORMAT"],
    ] as const) {
      await writeFile(path(name), Uint8Array.of(1, 2, 255));
      expect(await rejection(openWeights(path(name)))).to.have.property("code", code);
    }
  });
});
