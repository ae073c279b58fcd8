import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  type DType,
  elementArrays,
  float16ToFloat32,
  type StateDict,
  type Tensor,
  tensorFromBytes,
  type TensorSpec,
} from "@netgraft/core/graph";
import { folderWith, needsPython, runPython } from "@netgraft/test-support";
import { expect } from "chai";
import { nameDerivedWeights } from "../initialize/name-derived-weights.js";
import { readNpy, writeNpy } from "./npy/npy-file.js";
import { writeNpz } from "./npz/write-npz.js";
import { readSafetensors } from "./safetensors/read-safetensors.js";
import { writeSafetensors } from "./safetensors/write-safetensors.js";

// The table has one key for each dtype.
const dtypes = Object.keys(elementArrays) as DType[];

/** One tensor of each dtype with bytes 0, 1, 0, 1 …, and names that sort differently by UTF-16 units and by bytes. */
const tensors: StateDict = new Map<string, Tensor>([
  ...dtypes.map(
    (dtype) =>
      [
        `every.${dtype}`,
        tensorFromBytes(dtype, [2, 1, 2], alternating(4 * elementArrays[dtype].BYTES_PER_ELEMENT)),
      ] as const,
  ),
  ...["\u{10000}", "\uffff", "10", "9", 'q"\\\u001f\n/é', "Ω.weight"].map(
    (name) => [name, { dtype: "float32", shape: [], data: Float32Array.of(name.length) }] as const,
  ),
]);

const READ_AND_WRITE = `
import json, sys
from safetensors import safe_open
from safetensors.torch import save_file
with safe_open(sys.argv[1], framework="pt") as file:
    tensors = {name: file.get_tensor(name) for name in file.keys()}
    metadata = file.metadata()
save_file(tensors, sys.argv[2], metadata=metadata)
sums = {name: [str(t.dtype), list(t.shape), t.double().sum().item()] for name, t in tensors.items()}
json.dump({"metadata": metadata, "sums": sums}, sys.stdout)
`;

describe("beside Python", () => {
  const path = folderWith();

  it("safetensors reads what we write, and writes the same bytes", async function () {
    needsPython(this, "torch", "safetensors");
    this.timeout(120_000);
    const [ours, theirs] = [path("ours.safetensors"), path("theirs.safetensors")];
    await writeSafetensors(ours, tensors, { metadata: new Map([["config", 'name: "é"\n']]) });
    const { metadata, sums } = runPython(READ_AND_WRITE, ours, theirs) as {
      metadata: unknown;
      sums: Record<string, unknown>;
    };
    expect(metadata).to.deep.equal({ config: 'name: "é"\n' });
    expect(Object.keys(sums)).to.have.length(tensors.size);
    expect(sums["every.int16"]).to.deep.equal(["torch.int16", [2, 1, 2], 4 * 256]);
    expect(sums["every.bool"]).to.deep.equal(["torch.bool", [2, 1, 2], 2]);
    expect(sums["Ω.weight"]).to.deep.equal(["torch.float32", [], 8]);
    expect((await readFile(theirs)).equals(await readFile(ours))).to.equal(true);
    // In whatever order: chai compares maps without it.
    expect((await readSafetensors(theirs)).tensors).to.deep.equal(tensors);
  });

  it("NumPy reads what we write, and the other way round", async function () {
    needsPython(this, "numpy");
    const data = Float32Array.from({ length: 24 }, (_, i) => Math.fround(i / 3));
    await writeNpy(path("ours.npy"), { shape: [1, 2, 3, 4], data });
    const program =
      "import json, sys, numpy as np; x = np.load(sys.argv[1]); np.save(sys.argv[2], x); json.dump([x.dtype.str, x.shape, x.ravel().tolist()], sys.stdout)";
    expect(runPython(program, path("ours.npy"), path("theirs.npy"))).to.deep.equal(["<f4", [1, 2, 3, 4], [...data]]);
    expect(await readNpy(path("theirs.npy"))).to.deep.equal({ dtype: "float32", shape: [1, 2, 3, 4], data });
    expect((await readFile(path("theirs.npy"))).equals(await readFile(path("ours.npy")))).to.equal(true);
  });

  it("NumPy reads what we write of several arrays, and finds nothing wrong with it", async function () {
    needsPython(this, "numpy");
    const data = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.fround(i / 3));
    const arrays = {
      layer2: { shape: [1, 2, 3, 4], data: data(24) },
      "größe 特征": { shape: [2], data: data(2) },
      scalar: { shape: [], data: data(1) },
      none: { shape: [0, 5], data: data(0) },
    };
    await writeNpz(path("ours.npz"), arrays);
    const program = `
import json, sys, zipfile, numpy as np
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
x = np.load(sys.argv[1])
json.dump({name: [x[name].dtype.str, x[name].shape, x[name].ravel().tolist()] for name in x.files}, sys.stdout)`;
    expect(runPython(program, path("ours.npz"))).to.deep.equal(
      Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, ["<f4", array.shape, [...array.data]]])),
    );
  });

  it("NumPy converts every float16 as we do", function () {
    needsPython(this, "numpy");
    const program =
      "import json, numpy as np; json.dump(np.arange(65536).astype(np.uint16).view(np.float16).astype(np.float32).view(np.uint32).tolist(), __import__('sys').stdout)";
    const ours = new Uint32Array(float16ToFloat32(Uint16Array.from({ length: 65536 }, (_, i) => i)).buffer);
    // A signalling NaN may come back quiet: its topmost fraction bit is left out of the comparison.
    const theirs = runPython(program) as number[];
    const wrong = theirs.filter(
      (word, i) => (ours[i] ?? 0) !== word && !(isNaNWord(word) && ((ours[i] ?? 0) | 0x400000) >>> 0 === word),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("the script for goldens derives the same weights from names", function () {
    needsPython(this, "numpy");
    const folder = fileURLToPath(new URL("../../../../scripts/goldens", import.meta.url));
    const shapes: [string, number[]][] = [
      ["layer1.0.conv1.weight", [64, 3, 7, 7]],
      ["fc.weight", [1000, 32]],
      ["bn.running_var", [512]],
      ["bn.running_mean", [512]],
      ["bn.weight", [512]],
      ["bn.bias", [512]],
      ["größe", []],
    ];
    const specs = shapes.map(([name, shape]): TensorSpec => ({
      name,
      shape,
      dtype: "float32",
      role: "parameter",
      initializer: { kind: "zeros" },
    }));
    const program = `
import json, sys
import numpy as np
sys.path.insert(0, sys.argv[1])
from name_derived import name_derived
json.dump([[name, np.asarray(name_derived(name, shape)).ravel().tolist()] for name, shape in json.loads(sys.argv[2])], sys.stdout)
`;
    const ours = [...nameDerivedWeights(specs)].map(([name, { data }]) => [name, [...data]]);
    expect(runPython(program, folder, JSON.stringify(shapes))).to.deep.equal(ours);
  });
});

function alternating(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i % 2);
}

function isNaNWord(word: number): boolean {
  return (word & 0x7fffffff) > 0x7f800000;
}
