import { float32Tensor, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { writeSafetensors } from "../formats/safetensors/write-safetensors.js";
import { openWeights } from "../sources/open-weights.js";
import { loadWeights } from "../sources/load-weights.js";

describe("weights with rows of no class", () => {
  const path = folderWith();
  const background = { layers: ["head", "other"], classes: 2, rows: 1 };
  const conv = float32Tensor([3, 1], Float32Array.of(7, 8, 9));
  const written = new Map<string, Tensor>([
    ["head.weight", float32Tensor([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6))],
    ["head.bias", tensorFrom("float16", [3], [1, 2, 3])],
    ["other.weight", float32Tensor([2, 2], Float32Array.of(1, 2, 3, 4))],
    ["conv.weight", conv],
  ]);

  before(() => writeSafetensors(path("w.safetensors"), written));

  it("begin with the first class, in layers that have as many more", async () => {
    const file = await openWeights(path("w.safetensors"), { background });
    const known = [...file.tensors].map(([name, { dtype, shape, byteLength }]) => [name, dtype, shape, byteLength]);
    expect(known).to.have.deep.members([
      ["head.weight", "float32", [2, 2], 16],
      ["head.bias", "float16", [2], 4],
      ["other.weight", "float32", [2, 2], 16],
      ["conv.weight", "float32", [3, 1], 12],
    ]);
    expect(await file.read("head.weight")).to.deep.equal(float32Tensor([2, 2], Float32Array.of(3, 4, 5, 6)));
    expect(await file.read("head.bias")).to.deep.equal(tensorFrom("float16", [2], [2, 3]));
    expect(await file.read("other.weight")).to.deep.equal(written.get("other.weight"));
    expect(await file.read("conv.weight")).to.deep.equal(conv);
    expect(file.notes).to.deep.equal([
      "the first row of head.weight, head.bias is left out: no class of the network's",
    ]);
    await file.close();
  });

  it("are a network's without them, and as they are where nothing is said", async () => {
    const spec = (name: string, shape: readonly number[]) =>
      ({ name, dtype: "float32", shape, role: "parameter", initializer: { kind: "zeros" } }) as const;
    const specs = [spec("head.weight", [2, 2]), spec("head.bias", [2])];
    const except = ["other", "conv"];
    const loaded = await loadWeights(path("w.safetensors"), specs, { background, except });
    expect([...loaded.values()].map(({ data }) => [...data])).to.deep.equal([
      [3, 4, 5, 6],
      [2, 3],
    ]);
    const file = await openWeights(path("w.safetensors"), { background: { ...background, classes: 7 } });
    expect([file.tensors.get("head.bias")?.shape, file.notes]).to.deep.equal([[3], []]);
    await file.close();
  });
});
