import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startOnnxEngine } from "@netgraft/onnxruntime/node";
import { numbersOf, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { initialize } from "@netgraft/weights";
import { readNpy, writeNpy } from "@netgraft/weights/node";
import { createFramework } from "../../create-framework.js";
import { array, tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { captured } from "../captured.test.support.js";
import { exportedNetwork, networkMetadata } from "../../run/network-metadata.js";

const elementsOf = (tensor: Tensor | undefined): ArrayLike<number> => (tensor === undefined ? [] : numbersOf(tensor));

describe("netgraft export", () => {
  let folder = "";
  const compared = (...argv: readonly string[]): ReturnType<typeof captured> => captured(folder, ...argv);
  const run = (...argv: readonly string[]): ReturnType<typeof captured> =>
    compared(...argv, ...(argv[0] === "export" ? ["--no-check"] : []));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-export-"));
    await writeFile(join(folder, "tiny.json"), JSON.stringify({ ...tinyConfig, labels: "names.txt" }));
    await writeFile(join(folder, "names.txt"), "ant\nbee\ncat\ndog\neel\n");
  });
  after(() => rm(folder, { recursive: true }));

  it("writes the same model from a file of weights as from the seed they were drawn with", async () => {
    await run("weights", "init", "tiny.json", "-o", "w.safetensors", "--seed", "4");
    const argv = ["export", "tiny.json", "--format", "onnx"];
    expect(await run(...argv, "--weights", "w.safetensors", "-o", "a.onnx")).to.deep.equal({
      status: 0,
      stdout: "a.onnx: tiny\n",
      stderr: "",
    });
    expect((await run(...argv, "--init", "4", "-o", "b.onnx")).stderr).to.match(/untrained: drawn with seed 4/);
    const [a, b] = [await readFile(join(folder, "a.onnx")), await readFile(join(folder, "b.onnx"))];
    expect(a.equals(b)).to.equal(true);
  });

  it("says that weights are untrained where none are named, and replaces the file", async () => {
    await writeFile(join(folder, "c.onnx"), "what was there");
    expect((await run("export", "tiny.json", "-o", "c.onnx")).stderr).to.match(/untrained/);
    const engine = await startOnnxEngine({ threads: 1 });
    try {
      const session = await engine.load(join(folder, "c.onnx"));
      const { logits } = await session.run({ input: array([2, 3, 32, 32]) });
      expect(logits?.shape).to.deep.equal([2, 5]);
    } finally {
      await engine.close();
    }
  });

  it("keeps a config in the file that composes the same network", async () => {
    const { network } = tiny({ labels: ["ant", "bee", "cat", "dog", "eel"] });
    const metadata = networkMetadata(await exportedNetwork(network, folder));
    // The metadata hold JSON of a config.
    const config = JSON.parse(metadata["netgraft.config"] ?? "") as Parameters<
      ReturnType<typeof createFramework>["compose"]
    >[0];
    expect(createFramework().compose(config).graph.state()).to.deep.equal(network.graph.state());
    expect(config).to.deep.include({ labels: ["ant", "bee", "cat", "dog", "eel"], classes: 5 });
    expect(config).to.have.nested.property("preprocess.cropRatio", 0.875);
    await run("export", "tiny.json", "-o", "d.onnx");
    const bytes = await readFile(join(folder, "d.onnx"), "latin1");
    for (const [key, value] of Object.entries(metadata)) expect(bytes).to.include(key).and.include(value);
    expect(metadata).to.include({ "netgraft.probabilities": "softmax" });
  });

  it("says in the file that logits become probabilities by a sigmoid where the loss is that of one", async () => {
    const training = { dataset: { type: "folder", path: "nowhere" }, epochs: 1, loss: { type: "binaryCrossEntropy" } };
    await writeFile(join(folder, "binary.json"), JSON.stringify({ ...tinyConfig, training }));
    expect(await run("export", "binary.json", "-o", "binary.onnx")).to.include({ status: 0 });
    const bytes = await readFile(join(folder, "binary.onnx"), "latin1");
    expect(bytes).to.match(/netgraft\.probabilities[^a-z]*sigmoid/);
  });

  it("keeps to itself where the author's pictures and weights are", async () => {
    const training = {
      dataset: { type: "folder", path: "/home/author/pictures" },
      epochs: 1,
      weights: "author.safetensors",
    };
    const { network } = tiny({ training });
    const described = await exportedNetwork(network, folder);
    expect(described.training).to.have.nested.property("dataset.path", "/home/author/pictures");
    expect(described.config).to.not.have.property("training");
    await writeFile(join(folder, "trained.json"), JSON.stringify({ ...tinyConfig, training }));
    expect(await run("export", "trained.json", "-o", "trained.onnx")).to.include({ status: 0 });
    expect(await readFile(join(folder, "trained.onnx"), "latin1"))
      .to.include("netgraft.config")
      .and.not.include("author");
  });

  it("gives feature maps and the embedding as outputs beside the logits, which stay what they were, and are what predict writes", async () => {
    const argv = ["export", "tiny.json", "--init", "3"];
    await run(...argv, "-o", "plain.onnx");
    const { status } = await run(...argv, "--features", "act1, layer{1, 2}", "--embedding", "-o", "exposed.onnx");
    expect(status).to.equal(0);
    const engine = await startOnnxEngine({ threads: 1 });
    try {
      const input = array([2, 3, 32, 32]);
      const outputs = await (await engine.load(join(folder, "exposed.onnx"))).run({ input });
      const { logits } = await (await engine.load(join(folder, "plain.onnx"))).run({ input });
      expect(outputs["logits"]).to.deep.equal(logits);
      expect(Object.entries(outputs).map(([name, { shape }]) => [name, shape])).to.have.deep.members([
        ["logits", [2, 5]],
        ["feature.act1", [2, 8, 16, 16]],
        ["feature.layer1", [2, 8, 8, 8]],
        ["feature.layer2", [2, 16, 4, 4]],
        ["embedding", [2, 16]],
      ]);
      // The embedding is what is pooled of the last feature map.
      const [map, embedding] = [outputs["feature.layer2"]?.data ?? [], outputs["embedding"]?.data ?? []];
      for (let row = 0; row < 32; row++) {
        const values = Array.from(map.slice(16 * row, 16 * row + 16), Number);
        expect(Number(embedding[row])).to.be.closeTo(values.reduce((a, b) => a + b) / 16, 1e-5);
      }
      await writeNpy(join(folder, "x.npy"), input);
      const asked = ["--features", "act1, layer{1, 2}", "--embedding"];
      const written = await run("predict", "tiny.json", "--init", "3", "-i", "x.npy", ...asked, "-o", "maps.npy");
      expect(written.stdout.split("\n")).to.deep.equal([
        "maps.act1.npy: feature.act1 of 2×8×16×16",
        "maps.layer1.npy: feature.layer1 of 2×8×8×8",
        "maps.layer2.npy: feature.layer2 of 2×16×4×4",
        "maps.embedding.npy: embedding of 2×16",
        "",
      ]);
      for (const name of ["act1", "layer1", "layer2", "embedding"]) {
        const { shape, data } = await readNpy(join(folder, `maps.${name}.npy`));
        const expected = outputs[name === "embedding" ? name : `feature.${name}`];
        expect(shape).to.deep.equal(expected?.shape);
        for (const [index, value] of data.entries())
          expect(value).to.be.closeTo(Number(expected?.data[index]), 1e-5, `${name}[${index}]`);
      }
    } finally {
      await engine.close();
    }
    const none = await run(...argv, "--features", "layer1,layer9", "-o", "none.onnx");
    expect(none.status).to.equal(1);
    expect(none.stderr).to.match(/NG_NOTHING_SELECTED[^]*feature\.layer9: .*expected act1, layer1, layer2.*"layer1"/);
    expect(await readdir(folder)).to.not.include("none.onnx");
  });

  it("takes a picture of any size where the file is to prepare it, and gives probabilities and gates", async () => {
    const argv = ["export", "tiny.json", "--init", "3", "--with-preprocessing", "--softmax"];
    expect(await run(...argv, "-o", "pictures.onnx")).to.include({ status: 0 });
    const engine = await startOnnxEngine({ threads: 1 });
    try {
      const session = await engine.load(join(folder, "pictures.onnx"));
      const picture = tensorFrom(
        "uint8",
        [1, 50, 70, 3],
        Array.from({ length: 10_500 }, (_, index) => (index * 7) % 256),
      );
      const { logits, probabilities } = await session.run({ picture });
      expect(probabilities?.shape).to.deep.equal([1, 5]);
      const exponentials = Array.from(elementsOf(logits), (logit) => Math.exp(logit));
      const total = exponentials.reduce((sum, value) => sum + value, 0);
      for (const [index, value] of exponentials.entries())
        expect(Number(probabilities?.data[index])).to.be.closeTo(value / total, 1e-6);
    } finally {
      await engine.close();
    }
    const gates = await run("export", "tiny.json", "--init", "3", "--gates", "layer9.*", "-o", "none.onnx");
    expect(gates.stderr).to.match(/NG_NOTHING_SELECTED[^]*gate\.layer9/);
  });

  it("tells how far the file is from the network", async () => {
    for (const [form, within] of [
      [[], 1e-6],
      [["--fold", "--softmax"], 1e-5],
      [["--dtype", "float16"], 0.05],
      [["--with-preprocessing"], 1e-6],
    ] as const) {
      const { status, stderr } = await compared("export", "tiny.json", "--init", "3", ...form, "-o", "checked.onnx");
      expect(status, stderr).to.equal(0);
      const apart = Number(/engine onnx: apart by (\S+) of the largest number \(/.exec(stderr)?.[1]);
      expect(apart, form.join(" ")).to.be.within(0, within);
    }
  }).timeout(120_000);

  it("takes the options of the format, and tells all that it does not take", async () => {
    for (const argv of [
      ["--opset", "20"],
      ["--option", "opset=20"],
    ])
      expect(await run("export", "tiny.json", ...argv, "--option", "batch=4", "-o", "f.onnx")).to.include({
        status: 0,
      });
    const engine = await startOnnxEngine({ threads: 1 });
    try {
      const session = await engine.load(join(folder, "f.onnx"));
      expect(session.inputs).to.deep.equal([{ name: "input", dtype: "float32", shape: [4, 3, 32, 32] }]);
    } finally {
      await engine.close();
    }
    expect((await run("export", "tiny.json", "--batch", "4", "--opset", "20", "-o", "same.onnx")).status).to.equal(0);
    expect(await readFile(join(folder, "same.onnx"))).to.deep.equal(await readFile(join(folder, "f.onnx")));
    const wrong = await run("export", "tiny.json", "--opset", "9", "--option", "bath=4", "-o", "g.onnx");
    expect(wrong.stderr).to.match(/opset: unknown choice; .*9\.[^]*bath: unknown key.*Did you mean "batch"/);
    const malformed = await run("export", "tiny.json", "--option", "opset", "--option", "=4", "-o", "g.onnx");
    expect(malformed.stderr).to.match(/NG_CONFIG_OVERRIDE[^]*--option opset: [^]*--option =4: /);
    expect(await readdir(folder)).to.not.include("g.onnx");
  });

  it("takes the format that the ending says, and refuses an ending that says none, or another", async () => {
    for (const [output, words] of [
      ["model.txt", /NG_EXPORT_FORMAT[^]*ends in \.onnx[^]*--format saved-model[^]*found .*model\.txt/],
      ["model.onx", /Did you mean "model\.onnx"/],
      ["model", /NG_EXPORT_FORMAT/],
    ] as const)
      expect((await run("export", "tiny.json", "-o", output)).stderr, output).to.match(words);
    const other = await run("export", "tiny.json", "--format", "saved-model", "-o", "model.onnx");
    expect(other.stderr).to.match(/NG_EXPORT_FORMAT[^]*the format onnx, and --format names saved-model/);
    expect((await run("export", "tiny.json", "--format", "onnx", "-o", "model.bin")).status).to.equal(0);
  });

  it("writes a folder whole, where there is none or an empty one", async () => {
    const argv = ["export", "tiny.json", "--format", "saved-model", "-o", "saved"];
    expect(await run(...argv)).to.include({ status: 0, stdout: "saved: tiny\n" });
    expect(await readdir(join(folder, "saved"))).to.deep.equal(["saved_model.pb"]);
    const again = await run(...argv);
    expect(again.stderr).to.match(/NG_OUTPUT_EXISTS[^]*saved_model\.pb/);
  });

  it("leaves nothing where it fails", async () => {
    await writeFile(join(folder, "half.safetensors"), "half");
    const before = await readdir(folder);
    for (const [code, ...argv] of [
      ["NG_UNKNOWN_COMPONENT", "-o", "e.onnx", "--format", "onx"],
      ["NG_WRITE_FAILED", "-o", "none/e.onnx"],
      ["NG_WEIGHTS_FORMAT", "-o", "e.onnx", "--weights", "half.safetensors"],
      ["NG_READ_FAILED", "-o", "e.onnx", "--set", "labels=none.txt"],
    ] as const) {
      const result = await run("export", "tiny.json", ...argv);
      expect(result).to.include({ status: 1, stdout: "" });
      expect(result.stderr).to.match(new RegExp(code));
    }
    expect(await readdir(folder)).to.deep.equal(before);
    expect((await run("export", "tiny.json", "--init", "1")).stdout).to.equal("tiny.onnx: tiny\n");
    expect((await run("export", "tiny.json", "--init", "1")).stdout).to.equal("tiny-2.onnx: tiny\n");
    expect((await run("export", "tiny.json", "--init", "1", "--format", "saved-model")).stdout).to.equal(
      "tiny: tiny\n",
    );
  });

  it("draws the same weights however they are asked for", () => {
    const specs = tiny().network.graph.state();
    const whole = initialize(specs, { seed: 4 });
    for (const spec of specs)
      expect(initialize([spec], { seed: 4 }).get(spec.name)).to.deep.equal(whole.get(spec.name));
  });
});
