import { writeFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../../sources/open-weights.js";

const weight = { name: "conv/kernel", shape: [2], dtype: "float32" };
const manifest = (weights: readonly object[], ...paths: readonly string[]): object => {
  return { modelTopology: {}, weightsManifest: [{ paths, weights }] };
};

describe("a model of TensorFlow.js", () => {
  const path = folderWith({ "a.bin": new Uint8Array(8), "b/c.bin": new Uint8Array(8), secret: new Uint8Array(8) });

  it("may have its data in a folder of its own", async () => {
    await writeFile(path("model.json"), JSON.stringify(manifest([weight], "b/c.bin")));
    const file = await openWeights(path("model.json"));
    expect([...file.tensors.keys()]).to.deep.equal(["conv.weight"]);
    expect(file.notes).to.deep.equal([]);
    await file.close();
  });

  it("has its tensors in the order of its layers, where its weights are sorted", async () => {
    const layers = ["b", "a"].map((name) => ({ class_name: "Conv2D", config: { name } }));
    const sorted = ["a", "b", "c"].map((name) => ({ ...weight, name: `${name}/kernel` }));
    const model = {
      ...manifest(sorted, "a.bin", "b/c.bin", "secret"),
      modelTopology: { model_config: { config: { layers } } },
    };
    await writeFile(path("model.json"), JSON.stringify(model));
    const file = await openWeights(path("model.json"));
    expect([...file.tensors.keys()]).to.deep.equal(["b.weight", "a.weight", "c.weight"]);
    await file.close();
  });

  it("whose dense layers may have their inputs in another order says so", async () => {
    const flatten = { class_name: "Flatten", config: { name: "flat" } };
    const model = {
      ...manifest([weight], "a.bin"),
      modelTopology: { model_config: { config: { layers: [flatten] } } },
    };
    await writeFile(path("model.json"), JSON.stringify(model));
    const file = await openWeights(path("model.json"));
    expect(file.notes).to.have.length(1);
    expect(file.notes[0]).to.match(/^behind "flat".*channels last.*dense layer/);
    await file.close();
  });

  const packed = { ...weight, quantization: { dtype: "uint4", scale: 1, min: 0 } };
  const cases: readonly [what: string, model: unknown, code: string, says: RegExp][] = [
    [
      "names data outside its folder",
      manifest([weight], "../a.bin"),
      "NG_WEIGHTS_FORMAT",
      /outside its folder.*\.\.\/a\.bin/,
    ],
    ["names data by an absolute path", manifest([weight], "/etc/hostname"), "NG_WEIGHTS_FORMAT", /outside its folder/],
    [
      "names data elsewhere",
      manifest([weight], "https://example.com/a.bin"),
      "NG_WEIGHTS_FORMAT",
      /outside its folder/,
    ],
    ["lacks its data", manifest([weight], "none.bin"), "NG_READ_FAILED", /none\.bin/],
    [
      "has less data than it says",
      manifest([{ ...weight, shape: [2 ** 40] }], "a.bin"),
      "NG_WEIGHTS_FORMAT",
      /truncated/,
    ],
    ["has more data than it says", manifest([weight], "a.bin", "b/c.bin"), "NG_WEIGHTS_FORMAT", /bytes to spare/],
    [
      "has text among its weights",
      manifest([{ ...weight, dtype: "string" }], "a.bin"),
      "NG_WEIGHTS_FORMAT",
      /"conv\/kernel" is not read/,
    ],
    ["is packed in a way of its own", manifest([packed], "a.bin"), "NG_WEIGHTS_FORMAT", /float32 as uint4/],
    [
      "is a graph model",
      { ...manifest([weight], "a.bin"), format: "graph-model" },
      "NG_WEIGHTS_UNKNOWN",
      /graph model.*layers model/,
    ],
    ["is other JSON", { name: "my-network", backbone: {} }, "NG_WEIGHTS_UNKNOWN", /no model of TensorFlow\.js.*config/],
    ["is no JSON", undefined, "NG_WEIGHTS_FORMAT", /not JSON/],
  ];
  for (const [what, model, code, says] of cases)
    it(`that ${what} is refused`, async () => {
      await writeFile(path("model.json"), model === undefined ? "{ backbone: resnet }" : JSON.stringify(model));
      const error = await rejection(openWeights(path("model.json")));
      expect(error).to.be.instanceOf(NetgraftError).with.property("code", code);
      expect(error).to.have.property("message").that.matches(says);
    });
});
