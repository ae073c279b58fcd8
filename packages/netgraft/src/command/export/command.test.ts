import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startOnnxEngine } from "@netgraft/onnx";
import { initialize } from "@netgraft/weights";
import { createFramework } from "../../create-framework.js";
import { array, tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { captured } from "../captured.test.support.js";
import { networkMetadata } from "./network-metadata.js";

describe("netgraft export", () => {
  let folder = "";
  const run = (...argv: readonly string[]): ReturnType<typeof captured> => captured(folder, ...argv);

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
    const metadata = await networkMetadata(network, folder);
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
    expect((await run("export", "tiny.json")).status).to.equal(2);
  });

  it("draws the same weights however they are asked for", () => {
    const specs = tiny().network.graph.state();
    const whole = initialize(specs, { seed: 4 });
    for (const spec of specs)
      expect(initialize([spec], { seed: 4 }).get(spec.name)).to.deep.equal(whole.get(spec.name));
  });
});
