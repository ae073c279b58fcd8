import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { float32Tensor, type NetworkState } from "@netgraft/core/graph";
import { batches } from "@netgraft/data";
import { exportOnnx, startOnnxEngine } from "@netgraft/onnxruntime/node";
import { evaluateNetwork, type EvaluateNetworkOptions, type Evaluation, runTraining } from "@netgraft/training";
import { expect } from "chai";
import { drawnDataset } from "./drawn-dataset.js";
import { tinyRun } from "./tiny-run.js";
import { elements } from "../support/elements.js";

describe("evaluation", function () {
  this.timeout(120_000);
  const { network, engine, plan, dataset, ...run } = tinyRun();
  let state: NetworkState;
  let found: Evaluation;
  const evaluated = (options: Partial<EvaluateNetworkOptions> = {}): Promise<Evaluation> =>
    evaluateNetwork({ network, engine, dataset, state, threads: 1, workers: 0, ...options });

  before(async () => {
    ({ state } = await runTraining({ network, engine, plan, dataset, ...run }));
    found = await evaluated({ batch: 4 });
  });

  it("shows every picture once, the last batch partial, and says what is taken for what", () => {
    expect(found.pictures).to.equal(11);
    expect(found.confusion.map((row) => row.reduce((sum, count) => sum + count, 0))).to.deep.equal([4, 4, 3]);
    expect(found.classes.map(({ name, pictures }) => [name, pictures])).to.deep.equal([
      ["left", 4],
      ["top", 4],
      ["none", 3],
    ]);
    const right = found.confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    expect(found.top1).to.equal(right / 11);
    expect(found.top5, "of three classes").to.equal(1);
    for (const [label, { pictures, top1 = 0 }] of found.classes.entries())
      expect(top1 * pictures).to.be.closeTo(found.confusion[label]?.[label] ?? 0, 1e-9);
  });

  it("does not depend on the batch or the threads that read", async () => {
    for (const options of [{ batch: 11 }, { batch: 3, workers: 2 }]) {
      const other = await evaluated(options);
      expect(other).to.deep.include({ top1: found.top1, confusion: found.confusion });
      expect(other.loss).to.be.closeTo(found.loss, 1e-6);
    }
    expect((await evaluated({ split: "train" })).pictures).to.equal(46);
  });

  it("is refused without pictures, and for another number of classes", async () => {
    const none = evaluated({ dataset: drawnDataset({ train: 8, validation: 0 }) });
    expect(await none.catch((error: unknown) => error)).to.have.property("code", "NG_DATASET_LAYOUT");
    const other = evaluated({ dataset: { ...dataset, classes: ["one"] } });
    expect(await other.catch((error: unknown) => error)).to.have.property("code", "NG_CLASS_COUNT");
  });

  it("is what the exported ONNX file predicts", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-evaluate-"));
    const onnx = await startOnnxEngine({ threads: 1 });
    try {
      await exportOnnx({ graph: network.graph, state }, join(folder, "tiny.onnx"));
      const session = await onnx.load(join(folder, "tiny.onnx"));
      const confusion = found.confusion.map((row) => row.map(() => 0));
      const read = { workers: 0, network: network.config, batch: 1, shuffle: false, dropLast: false };
      let loss = 0;
      for await (const { images, shape, labels } of batches(dataset.validation, read)) {
        const row = [...elements((await session.run({ input: float32Tensor(shape, images) }))["logits"])];
        const [label = 0, largest] = [labels[0], row.indexOf(Math.max(...row))];
        (confusion[label] ?? [])[largest] = (confusion[label]?.[largest] ?? 0) + 1;
        loss += Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0)) - (row[label] ?? 0);
      }
      expect(confusion).to.deep.equal(found.confusion);
      expect(loss / 11).to.be.closeTo(found.loss, 1e-5);
    } finally {
      await onnx.close();
      await rm(folder, { recursive: true });
    }
  });
});
