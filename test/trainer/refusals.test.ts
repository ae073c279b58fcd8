import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetgraftError, type OpenedDataset, type PictureIdentity, type Problem } from "@netgraft/core";
import {
  type Checkpoint,
  readCheckpoint,
  runTraining,
  type TrainingEvent,
  type RunTrainingOptions,
} from "@netgraft/training";
import { readSafetensors, writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { drawnDataset } from "./drawn-dataset.js";
import { tinyNetwork, type TinyOptions, tinyRun } from "./tiny-run.js";

/** The problems of the error that a run is refused with. */
async function refusal(code: string, run: RunTrainingOptions | Promise<unknown>): Promise<readonly Problem[]> {
  const error: unknown = await ("plan" in run ? runTraining(run) : run).catch((thrown: unknown) => thrown);
  if (!(error instanceof NetgraftError)) throw new Error(`not a coded error: ${String(error)}`);
  expect(error.code, error.message).to.equal(code);
  return error.problems;
}

describe("what cannot be trained", function () {
  this.timeout(120_000);
  const cases: readonly [what: string, code: string, options: TinyOptions, problem: object][] = [
    [
      "a batch larger than the dataset",
      "NG_BATCH_SIZE",
      { plan: { batch: 47 } },
      { at: "batch", expected: "from 1 to 46", found: "47" },
    ],
    [
      "more batches for an update than there are",
      "NG_BATCH_SIZE",
      { plan: { accumulate: 6 } },
      { at: "accumulate", expected: "from 1 to 5", found: "6" },
    ],
    [
      "a schedule longer than the epochs",
      "NG_OPTION_UNSUPPORTED",
      { schedule: { type: "cosine", warmupEpochs: 3 } },
      { at: "schedule.warmupEpochs", expected: "less than 3", found: "3" },
    ],
    [
      "a dataset with other classes",
      "NG_CLASS_COUNT",
      { dataset: { ...drawnDataset({ train: 8, validation: 0 }), classes: ["a", "b"] } },
      { at: "classes", expected: "2 (a, b)", found: "3" },
    ],
    [
      "a loss of classes where labels are mixed",
      "NG_OPTION_UNSUPPORTED",
      { augmentations: [{ type: "horizontalFlip" }, { type: "mixup", alpha: 0.2 }] },
      { at: "loss.labels", expected: "`labels: probabilities`", found: "classes" },
    ],
    [
      "augmentations that give another size",
      "NG_AUGMENTATION_MISFIT",
      { augmentations: [{ type: "resize", size: 5 }] },
      {},
    ],
  ];
  for (const [what, code, options, problem] of cases)
    it(`is refused: ${what}`, async () => {
      const [first, ...others] = await refusal(code, tinyRun(options));
      expect(others).to.deep.equal([]);
      expect(first).to.include(problem);
    });

  it("is refused: an engine that does not train", async () => {
    const run = tinyRun();
    const { name, summary, unsupported, open } = run.engine;
    const [problem] = await refusal("NG_OPTION_UNSUPPORTED", { ...run, engine: { name, summary, unsupported, open } });
    expect(problem?.at).to.equal("engine");
  });

  describe("because of a broken picture", () => {
    const dataset = drawnDataset({ train: 16, validation: 4 });
    const withBroken = (brokenPictures: OpenedDataset["brokenPictures"]): OpenedDataset => ({
      ...dataset,
      brokenPictures,
      train: {
        length: 16,
        item: (index) =>
          index === 5
            ? { label: 2, source: { kind: "encoded", name: "five.png", bytes: new Uint8Array(9) } }
            : dataset.train.item(index),
      },
    });

    it("ends by default", async () => {
      const [problem] = await refusal("NG_PICTURE_FORMAT", tinyRun({ dataset: withBroken("error"), workers: 1 }));
      expect(problem?.at).to.equal("five.png");
    });

    it("leaves it out by option, and says so once", async () => {
      const events: TrainingEvent[] = [];
      await runTraining(tinyRun({ dataset: withBroken("skip"), events }));
      const told = events.flatMap((event) => (event.kind === "brokenPicture" ? [event.problem.at] : []));
      expect(told).to.deep.equal(["five.png"]);
    });
  });
});

describe("training without pictures for validation", () => {
  it("says so, and has no best weights", async () => {
    const events: TrainingEvent[] = [];
    const { history, best } = await runTraining(
      tinyRun({ dataset: drawnDataset({ train: 24, validation: 0 }), events }),
    );
    expect(best).to.equal(undefined);
    expect(history.map(({ validation }) => validation)).to.deep.equal([undefined, undefined, undefined]);
    expect(events.filter(({ kind }) => kind === "warning")).to.have.lengthOf(1);
  });
});

describe("a checkpoint that a run cannot go on from", function () {
  this.timeout(120_000);
  let folder = "";
  let checkpoint: Checkpoint;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-refused-"));
    await runTraining(tinyRun({ folder: join(folder, "run"), plan: { epochs: 1 } }));
    checkpoint = await readCheckpoint(join(folder, "run"));
  });
  after(() => rm(folder, { recursive: true }));

  const resumed = (options: TinyOptions, from = checkpoint): RunTrainingOptions =>
    tinyRun({ plan: { epochs: 1 }, ...options, from: { checkpoint: from } });

  it("lists the tensors of another network", async () => {
    const problems = await refusal("NG_CHECKPOINT_MISMATCH", resumed({ network: tinyNetwork({ layers: [1, 2] }) }));
    expect(problems[0]).to.include({ at: "network.graph", message: "the network computes something else" });
    const missing = problems.filter(({ message }) => message.includes("is missing")).map(({ message }) => message);
    expect(missing).to.include(`tensor "layer2.1.conv1.weight" is missing`);
    expect(missing.some((message) => message.includes("optimizer."))).to.equal(false);
  });

  it("lists the options that have changed, and not the slots that follow from them", async () => {
    const options: TinyOptions = {
      optimizer: { type: "adamw" },
      plan: { epochs: 1, seed: 2, batch: 4 },
      augmentations: [],
    };
    const places = (await refusal("NG_CHECKPOINT_MISMATCH", resumed(options))).map(({ at }) => at);
    expect(places).to.include.members([
      "seed",
      "batch",
      "optimizer.type",
      "optimizer.momentum",
      "optimizer.betas.0",
      "augmentations.0.type",
    ]);
    expect(places).to.not.include("epochs");
    expect(places.every((at) => at !== undefined)).to.equal(true);
  });

  it("lists the classes whose pictures are others, though there are as many", async () => {
    const dataset = drawnDataset({ train: 46, validation: 11 });
    const identity = (index: number): PictureIdentity => ({
      label: index % 3,
      name: `${index}${index === 4 ? "x" : ""}`,
    });
    const problems = await refusal(
      "NG_CHECKPOINT_MISMATCH",
      resumed({ dataset: { ...dataset, validation: { ...dataset.validation, identity } } }),
    );
    expect(problems.map(({ at }) => at)).to.deep.equal([
      "dataset.pictures.validation.left",
      "dataset.pictures.validation.top",
      "dataset.pictures.validation.none",
    ]);
    expect(problems[1]?.expected).to.match(/^4 pictures, [0-9a-f]{16}$/);
    const inTurn = (index: number): PictureIdentity | Promise<PictureIdentity> =>
      dataset.train.identity?.(index < 2 ? 1 - index : index) ?? expect.fail("there is no identity");
    const order = await refusal(
      "NG_CHECKPOINT_MISMATCH",
      resumed({ dataset: { ...dataset, train: { ...dataset.train, identity: inTurn } } }),
    );
    expect(order.map(({ at }) => at)).to.deep.equal(["dataset.order.training"]);
  });

  it("goes on where it does not say which pictures it was begun with", async () => {
    const known = Object.entries(checkpoint.fingerprint).filter(([at]) => !/^dataset\.(pictures|order)\./.test(at));
    const from = { ...checkpoint, fingerprint: Object.fromEntries(known) };
    const { history } = await runTraining(resumed({ plan: { epochs: 1 } }, from));
    expect(history).to.have.lengthOf(1);
  });

  it("lists what the optimizer lacks", async () => {
    const state = new Map([...checkpoint.state].filter(([name]) => name !== "optimizer.momentum.conv1.weight"));
    const problems = await refusal("NG_CHECKPOINT_MISMATCH", resumed({}, { ...checkpoint, state }));
    expect(problems.map(({ message }) => message)).to.deep.equal([
      `tensor "optimizer.momentum.conv1.weight" is missing`,
    ]);
  });

  it("is refused where its file is cut off, is no checkpoint, or says nonsense", async () => {
    const file = join(folder, "cut.safetensors");
    const bytes = await readFile(join(folder, "run", "checkpoint.safetensors"));
    for (const length of [0, 7, 100, bytes.length - 1]) {
      await writeFile(file, bytes);
      await truncate(file, length);
      await refusal("NG_WEIGHTS_FORMAT", readCheckpoint(file));
    }
    await refusal("NG_CHECKPOINT_FORMAT", readCheckpoint(join(folder, "run", "last.safetensors")));
    await writeFile(file, Buffer.from(bytes.toString("latin1").replace('\\"batches\\"', '\\"butches\\"'), "latin1"));
    await refusal("NG_WEIGHTS_FORMAT", readCheckpoint(file));
    const { tensors, metadata } = await readSafetensors(join(folder, "run", "checkpoint.safetensors"));
    const nonsense = new Map([...metadata].map(([key, text]) => [key, text.replace('"batches"', '"butches"')]));
    nonsense.delete("netgraft.crc32");
    await writeSafetensors(file, tensors, { metadata: nonsense });
    await refusal("NG_CHECKPOINT_FORMAT", readCheckpoint(file));
    await refusal("NG_READ_FAILED", readCheckpoint(folder));
  });

  it("goes on with a warning where another machine, engine or number of epochs is all that differs", async () => {
    const events: TrainingEvent[] = [];
    const environment = { ...checkpoint.environment, cpu: "another", threads: "7" };
    const { history } = await runTraining(resumed({ plan: { epochs: 2 }, events }, { ...checkpoint, environment }));
    expect(history).to.have.lengthOf(2);
    const warnings = events.flatMap((event) => (event.kind === "warning" ? [event.problem] : []));
    expect(warnings.map(({ at }) => at)).to.have.members(["epochs", "cpu", "threads"]);
    expect(warnings.find(({ at }) => at === "threads")).to.include({ expected: "7", found: "2" });
  });

  it("is not written over by a new run", async () => {
    await refusal("NG_OUTPUT_EXISTS", tinyRun({ folder: join(folder, "run") }));
    await writeFile(join(folder, "file"), "");
    await refusal("NG_WRITE_FAILED", tinyRun({ folder: join(folder, "file") }));
  });
});
