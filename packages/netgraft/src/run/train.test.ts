import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeShapes } from "@netgraft/data";
import { expect } from "chai";
import { evaluate } from "./evaluate.js";
import { rejection } from "@netgraft/test-support";
import { composed } from "./squares.test.support.js";
import { train } from "./train.js";

const options = { threads: 1, workers: 0 };

describe("train", () => {
  it("trains with the dataset of a plugin, tells of each step, and writes nothing where no folder is named", async () => {
    const steps: string[] = [];
    const result = await train(composed(), {
      ...options,
      onEvent: (event) => {
        if (event.kind === "step") steps.push(`${event.epoch}.${event.step} of ${event.epochs}.${event.stepsPerEpoch}`);
      },
    });
    expect(steps).to.have.lengthOf(16).and.include("1.1 of 4.4").and.include("4.4 of 4.4");
    expect(result.history.map(({ epoch }) => epoch)).to.deep.equal([1, 2, 3, 4]);
    expect(result.best?.validation?.top1).to.equal(1);
  });

  it("draws the first weights with the seed", async () => {
    const first = async (seed: number): Promise<unknown> =>
      (await train(composed({ seed, epochs: 1, learningRate: 1e-30 }), options)).state.get("conv1.weight")?.data;
    expect(await first(1)).to.deep.equal(await first(1));
    expect(await first(2)).to.not.deep.equal(await first(1));
  });

  it("keeps its metrics as its config says, and as the next one says where it goes on", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-trackers-"));
    try {
      const run = { ...options, folder: join(folder, "run") };
      const trained = (epochs: number, ...types: readonly string[]): ReturnType<typeof composed> =>
        composed({ epochs, trackers: types.map((type) => ({ type })) });
      const tracked = async (): Promise<readonly string[]> =>
        (await readdir(run.folder)).filter((name) => /metrics|events/.test(name)).toSorted();
      await train(trained(1, "jsonl"), run);
      expect(await tracked()).to.deep.equal(["metrics.jsonl"]);
      await train(trained(2, "jsonl", "tensorboard"), { ...run, resume: true });
      expect(await tracked()).to.deep.equal(["events.out.tfevents.netgraft", "metrics.jsonl"]);
      const lines = (await readFile(join(run.folder, "metrics.jsonl"), "utf8")).trimEnd().split("\n");
      // Each line is one of these.
      expect(lines.map((line) => (JSON.parse(line) as { readonly epoch: number }).epoch)).to.deep.equal([1, 2]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("ends where its signal is aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const training = train(composed(), {
      ...options,
      signal: controller.signal,
      onEvent: (event) => event.kind === "epoch" && controller.abort(reason),
    });
    expect(await rejection(training)).to.equal(reason);
  });

  it("refuses a label that is none of the dataset's classes, naming the picture", async () => {
    const error = await rejection(train(composed({ dataset: { type: "drawn", wrong: true } }), options));
    expect(error).to.include({ code: "NG_DATASET_LAYOUT" });
    expect(String(error)).to.match(/square 3: the label .* expected an integer from 0 to 1; found 2/);
  });

  it("does not go on with other pictures, though there are as many", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-pictures-"));
    try {
      await makeShapes(join(folder, "data"), { classes: 2, perClass: 8, size: 16, difficulty: "easy" });
      const composition = composed({ dataset: { type: "folder", path: join(folder, "data") }, epochs: 1 });
      const run = { ...options, folder: join(folder, "run") };
      await train(composition, run);
      await train(composition, { ...run, resume: true });
      const [name = ""] = await readdir(join(folder, "data", "train"));
      const [picture = ""] = await readdir(join(folder, "data", "train", name));
      await rename(join(folder, "data/train", name, picture), join(folder, "data/train", name, "other.png"));
      const error = await rejection(train(composition, { ...run, resume: true }));
      expect(error).to.include({ code: "NG_CHECKPOINT_MISMATCH" });
      expect(String(error))
        .to.include(`dataset.training: 1 picture is no longer there; found train/${name}/${picture}`)
        .and.include(`dataset.training: 1 picture is new since the run was begun; found train/${name}/other.png`);
      // A folder of an older version knows the classes alone.
      await rm(join(folder, "run", "pictures.jsonl.gz"));
      expect(String(await rejection(train(composition, { ...run, resume: true })))).to.match(
        new RegExp(`dataset\\.pictures\\.training\\.${name}: .*other pictures.*expected \\d+ pictures, [0-9a-f]{16}`),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("tells what does not fit at its place in the config", async () => {
    const error = await rejection(train(composed({ batch: 99 }), options));
    expect(String(error)).to.match(/training\.batch: .*expected from 1 to 16; found 99 \(config\)/);
    expect(await rejection(evaluate(composed({}, 3), { ...options, weights: { seed: 1 } }))).to.include({
      code: "NG_CLASS_COUNT",
    });
  });
});

describe("evaluate", () => {
  it("measures what a network was trained to, and what it was not", async () => {
    const evaluation = await evaluate(composed(), { ...options, weights: { seed: 1 }, split: "train" });
    expect(evaluation.pictures).to.equal(16);
    expect(evaluation.classes.map(({ name, pictures }) => [name, pictures])).to.deep.equal([
      ["dark", 8],
      ["bright", 8],
    ]);
  });
});
