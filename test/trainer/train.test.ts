import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { float32Tensor, type NetworkState } from "@netgraft/core/graph";
import { batches } from "@netgraft/data";
import {
  evaluateNetwork,
  initialStepState,
  trainedState,
  stepInputs,
  runTraining,
  type TrainingEvent,
  trainingStep,
  type RunTrainingOptions,
} from "@netgraft/training";
import { loadWeights } from "@netgraft/weights/node";
import { expect } from "chai";
import { drawnState, tinyNetwork, tinyRun } from "./tiny-run.js";
import { elements } from "../support/elements.js";

describe("training", function () {
  this.timeout(120_000);
  let folder = "";
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "netgraft-train-")), "run");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  it("is the loop that one would write by hand", async () => {
    const network = tinyNetwork({ dropPath: 0.3 });
    const options = tinyRun({ network, schedule: { type: "constant" } });
    const { history, state } = await runTraining(options);
    const byHand = await loop(options, drawnState(network));
    expect(history.map(({ training }) => training.loss)).to.deep.equal(byHand.losses);
    expect(state).to.deep.equal(byHand.state);
    expect((await runTraining({ ...options, workers: 2 })).state, "with worker threads").to.deep.equal(state);
    const other = tinyRun({ network, schedule: { type: "constant" }, plan: { seed: 2 } });
    expect((await runTraining(other)).state, "with another seed").to.not.deep.equal(state);
  });

  it("gives a loss that takes probabilities the classes as such", async () => {
    const plain = { schedule: { type: "constant" }, plan: { epochs: 1 } };
    const [byClass, byProbability] = await Promise.all(
      ["classes", "probabilities"].map((labels) =>
        runTraining(tinyRun({ ...plain, loss: { type: "crossEntropy", labels } })),
      ),
    );
    expect(byProbability?.history[0]?.training.loss).to.be.closeTo(byClass?.history[0]?.training.loss ?? 0, 1e-6);
  });

  it("stops where the last update leaves weights that are not finite", async () => {
    const wild = tinyRun({ plan: { epochs: 1, batch: 46, learningRate: 1e38 }, schedule: { type: "constant" } });
    const error: unknown = await runTraining(wild).catch((thrown: unknown) => thrown);
    expect(error).to.have.property("code", "NG_NOT_FINITE");
  });

  it("learns, and tells how it goes", async () => {
    const events: TrainingEvent[] = [];
    const { history, best } = await runTraining(tinyRun({ events, folder, plan: { epochs: 6 } }));
    expect(best?.validation?.top1).to.be.at.least(0.8);
    expect(history.at(-1)?.training.loss).to.be.below(history[0]?.training.loss ?? 0);
    expect(best?.validation?.top1).to.equal(Math.max(...history.map(({ validation }) => validation?.top1 ?? 0)));
    const kinds = events.map(({ kind }) => kind).join(" ");
    const epoch = "step step step step step evaluating evaluating checkpoint epoch";
    expect(kinds).to.equal(`checkpoint started ${Array(6).fill(epoch).join(" ")} finished`);
    const steps = events.flatMap((event) => (event.kind === "step" ? [event] : []));
    expect(steps[6]).to.include({ epoch: 2, epochs: 6, step: 2, stepsPerEpoch: 5 });
    expect(steps.every(({ picturesPerSecond, secondsLeft }) => picturesPerSecond > 0 && secondsLeft >= 0)).to.equal(
      true,
    );
    expect(steps.at(-1)?.loss).to.equal(history.at(-1)?.training.loss);
    expect(events.filter(({ kind }) => kind === "evaluating").slice(0, 2)).to.deep.equal([
      { kind: "evaluating", epoch: 1, done: 8, of: 11 },
      { kind: "evaluating", epoch: 1, done: 11, of: 11 },
    ]);
  });

  it("writes the folder of a run: weights that load, metrics, curves, config and environment", async () => {
    const resolvedConfig = "name: tiny\n";
    const options = tinyRun({ folder, resolvedConfig, plan: { averageDecay: 0.5, monitor: "loss" } });
    const { history, best, state } = await runTraining(options);
    const files = ["best.safetensors", "checkpoint.safetensors", "config.yaml", "curves.svg", "environment.json"];
    expect((await readdir(folder)).toSorted()).to.deep.equal([
      ...files,
      "last.safetensors",
      "metrics.csv",
      "metrics.jsonl",
      "pictures.jsonl.gz",
    ]);
    const text = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
    expect(await text("config.yaml")).to.equal(resolvedConfig);
    const environment: unknown = JSON.parse(await text("environment.json"));
    expect(environment).to.include({ engine: "onnx", threads: "2", seed: 1, workers: 0, node: process.versions.node });
    expect(environment)
      .to.have.property("runtime")
      .that.matches(/^onnxruntime \d/);
    const rows = (await text("metrics.jsonl")).trimEnd().split("\n");
    expect(rows.map((row): unknown => JSON.parse(row))).to.deep.equal(history);
    const [header, first] = (await text("metrics.csv")).split("\n");
    expect(header?.split(",").slice(0, 3)).to.deep.equal(["epoch", "learning_rate", "train_loss"]);
    expect(first?.split(",").slice(0, 3).map(Number)).to.deep.equal([
      1,
      history[0]?.learningRate,
      history[0]?.training.loss,
    ]);
    // The averaged weights are what is evaluated and kept.
    const specs = options.network.graph.state();
    const load = async (name: string): Promise<NetworkState> => loadWeights(join(folder, name), specs);
    const last = await load("last.safetensors");
    expect([...last].map(([, { data }]) => data)).to.deep.equal([...state].map(([, { data }]) => data));
    for (const [weights, epoch] of [
      [last, history.at(-1)],
      [await load("best.safetensors"), best],
    ] as const) {
      const { network, dataset, engine } = options;
      const found = await evaluateNetwork({
        network,
        dataset,
        engine,
        state: weights,
        threads: 2,
        workers: 0,
        batch: 8,
      });
      expect(found.pictures).to.equal(11);
      expect(found.top1).to.equal(epoch?.validation?.top1);
      expect(found.loss).to.be.closeTo(epoch?.validation?.loss ?? 0, 1e-6);
    }
  });
});

/** Training without the trainer: losses of the epochs, and the network's state after them. */
async function loop(
  { network, plan, dataset, engine }: RunTrainingOptions,
  start: NetworkState,
): Promise<{ readonly losses: readonly number[]; readonly state: NetworkState }> {
  const step = trainingStep(network.graph, {
    batch: plan.batch,
    loss: plan.loss.component.build(plan.loss.options),
    optimizer: plan.optimizer.component.build(plan.optimizer.options),
  });
  const program = { step: step.graph, state: initialStepState(step, start) };
  const session = (await engine.openTraining?.(program, { threads: 2 })) ?? expect.fail("the engine does not train");
  const losses: number[] = [];
  let index = 0;
  for (let epoch = 0; epoch < plan.epochs; epoch += 1) {
    const found: number[] = [];
    const { augmentations, batch, seed, learningRate } = plan;
    const read = { workers: 0, network: network.config, augmentations, batch, seed, epoch };
    for await (const { images, shape, labels } of batches(dataset.train, read)) {
      index += 1;
      const { loss } = await session.step({
        input: float32Tensor(shape, images),
        labels: float32Tensor([batch], Float32Array.from(labels)),
        ...stepInputs(step, { step: index, learningRate, seed }),
      });
      found.push(elements(loss)[0] ?? Number.NaN);
    }
    losses.push(found.reduce((sum, loss) => sum + loss * batch, 0) / (found.length * batch));
  }
  const state = trainedState(step, await session.readState());
  await session.release();
  return { losses, state };
}
