import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onnxExporter } from "@netgraft/onnx";
import { EngineUnavailableError } from "@netgraft/onnxruntime/node";
import { rejection } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { expect } from "chai";
import { defaultEngine } from "./default-engine.js";
import { exportNetwork } from "./export-network.js";
import { tiny } from "./tiny.test.support.js";

describe("a network that is exported", () => {
  const checkedBy = defaultEngine();
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-exporting-"));
  });
  after(async () => {
    await checkedBy.close?.();
    await rm(folder, { recursive: true });
  });

  /** An exporter that writes other weights than it was given. */
  const wrong: typeof onnxExporter = {
    ...onnxExporter,
    encode: ({ program: { graph }, ...exported }) =>
      onnxExporter.encode({ ...exported, program: { graph, state: initialize(graph.state(), { seed: 9 }) } }),
  };

  it("is not written where the file gives something else, and what was there stays", async () => {
    const path = join(folder, "kept.onnx");
    await writeFile(path, "what was there");
    const { network } = tiny();
    const error = await rejection(exportNetwork(network, path, { exporter: wrong, weights: { seed: 1 }, checkedBy }));
    expect(error).to.have.property("code", "NG_EXPORT_DIFFERS");
    expect(error)
      .to.have.property("message")
      .that.matches(/logits: .*does not give.*at most 0\.001/);
    expect(await readFile(path, "utf8")).to.equal("what was there");
    expect(await readdir(folder)).to.deep.equal(["kept.onnx"]);
    await exportNetwork(network, path, { exporter: wrong, weights: { seed: 1 } });
    expect((await readFile(path)).byteLength).to.be.above(1000);
  });

  it("is written where the engine does not run, and says why it was not compared", async () => {
    const openExported = (): Promise<never> => Promise.reject(new EngineUnavailableError({ message: "no such thing" }));
    const comparison = await exportNetwork(tiny().network, join(folder, "unseen.onnx"), {
      exporter: onnxExporter,
      weights: { seed: 1 },
      checkedBy: { ...checkedBy, openExported },
    });
    expect(comparison).to.deep.equal({ engine: "onnx", differences: {}, lacking: "no such thing" });
    expect(await readdir(folder)).to.include("unseen.onnx");
  });

  it("is compared by every output", async () => {
    const comparison = await exportNetwork(tiny().network, join(folder, "right.onnx"), {
      exporter: onnxExporter,
      weights: { seed: 1 },
      options: { batch: 3 },
      exposed: [{ kind: "feature" }, { kind: "embedding" }],
      givesProbabilities: true,
      checkedBy,
    });
    expect(comparison?.engine).to.equal("onnx");
    expect(Object.keys(comparison?.differences ?? {})).to.include.members(["logits", "probabilities", "embedding"]);
    for (const apart of Object.values(comparison?.differences ?? {})) expect(apart).to.be.below(1e-6);
  });
}).timeout(120_000);
