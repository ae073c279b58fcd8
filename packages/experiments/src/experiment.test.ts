import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import type { EpochMetrics } from "@netgraft/training";
import { expect } from "chai";
import { type Candidate, planRuns, runExperiment } from "./experiment.js";
import { experimentResults } from "./results.js";
import { assertFolder, assertResumable } from "./resumable.js";
import { smallNetwork } from "./small-network.test.support.js";

const candidates = (names: readonly string[], seeds: readonly number[]): Candidate[] =>
  seeds.flatMap((seed) => names.map((name) => ({ network: smallNetwork(name), seed })));

/** An epoch that came to this on the pictures held out. */
function epoch(top1: number, loss: number, seconds: number): EpochMetrics {
  const metrics = { top1, top5: 1, loss };
  return { epoch: 1, training: metrics, validation: metrics, learningRate: 0.1, seconds };
}

describe("planRuns", () => {
  it("gives each network with each seed a folder", () => {
    const runs = planRuns(candidates(["one", "网络"], [1, 2]), "both");
    expect(runs.map(({ folder }) => folder)).to.deep.equal([
      "both/one-seed-1",
      "both/网络-seed-1",
      "both/one-seed-2",
      "both/网络-seed-2",
    ]);
  });

  it("refuses one name twice, and names of which the same folder would be made", () => {
    expect(() => planRuns(candidates(["one", "one"], [1]), "x")).to.throw(/have the same name.*found "one"/);
    expect(() => planRuns(candidates(["a b", "a-b"], [1]), "x")).to.throw(/a-b-seed-1;.*found "a b" and "a-b"/);
    expect(() => planRuns(candidates(["one"], [3, 3]), "x")).to.throw(/have the same name/);
  });
});

describe("runExperiment", () => {
  const place = folderWith({ "one-seed-1/checkpoint.safetensors": "" });

  it("trains one run after the other, and goes on with those that have a checkpoint", async () => {
    const runs = planRuns(candidates(["one", "two"], [1]), place());
    for (const resume of [false, true]) {
      const told: string[] = [];
      const finished = await runExperiment(
        runs,
        async ({ candidate, folder }, options) => {
          told.push(`${candidate.network.name} ${options.resume ? "goes on" : "begins"}`);
          expect(folder).to.equal(place(`${candidate.network.name}-seed-1`));
          return Promise.resolve({ history: [epoch(0.5, 1, 2)] });
        },
        { resume, onRun: ({ candidate }, number) => told.push(`${number} ${candidate.network.name}`) },
      );
      expect(told).to.deep.equal(["1 one", `one ${resume ? "goes on" : "begins"}`, "2 two", "two begins"]);
      expect(finished.map(({ network, seed }) => [network.name, seed])).to.deep.equal([
        ["one", 1],
        ["two", 1],
      ]);
    }
  });

  it("ends with the first run that fails", async () => {
    const begun: string[] = [];
    const runs = planRuns(candidates(["one", "two"], [1]), place());
    const error = await rejection(
      runExperiment(runs, ({ candidate }) => {
        begun.push(candidate.network.name);
        return Promise.reject(new Error("interrupted"));
      }),
    );
    expect(error).to.have.property("message", "interrupted");
    expect(begun).to.deep.equal(["one"]);
  });
});

describe("experimentResults", () => {
  it("gives mean and deviation of each network after its last epoch", () => {
    const finished = candidates(["one", "two"], [1, 2, 3]).map((candidate, index) => ({
      ...candidate,
      folder: `${index}`,
      history: [epoch(0, 9, 1), epoch((index + 1) / 10, index, 2)],
    }));
    const [one, two] = experimentResults(finished);
    expect(one).to.include({ name: "one", parameters: 3 * 4 * 9 + 4 * 2 + 2 });
    // Of 0.1, 0.3 and 0.5; of 1, 3 and 5.
    expect(one?.top1.mean).to.be.closeTo(0.3, 1e-12);
    expect(one?.top1.deviation).to.be.closeTo(0.2, 1e-12);
    expect(two?.loss).to.deep.equal({ mean: 3, deviation: 2 });
    expect(two?.seconds).to.deep.equal({ mean: 3, deviation: 0 });
    expect(two?.runs.map(({ seed, folder }) => [seed, folder])).to.deep.equal([
      [1, "1"],
      [2, "3"],
      [3, "5"],
    ]);
  });

  it("has no deviation of one run, and no result where nothing was held out", () => {
    const [candidate] = candidates(["one"], [1]);
    const { validation: _, ...unseen } = epoch(0.5, 1, 2);
    const finished = candidate === undefined ? [] : [{ ...candidate, folder: "x", history: [unseen] }];
    const [result] = experimentResults(finished);
    expect(result?.seconds).to.deep.equal({ mean: 2 });
    expect(result?.top1.mean).to.be.NaN;
  });
});

describe("folders that runs go on in", () => {
  const place = folderWith({ "run/checkpoint.safetensors": "", "other/notes.txt": "" });

  it("have a checkpoint, or what is written before the first, or are told of", async () => {
    const left: Readonly<Record<string, readonly string[]>> = {
      "killed with its first files": ["config.yaml", "environment.json", "pictures.jsonl.gz", ".lock"],
      "killed earlier still": ["config.yaml"],
    };
    for (const [name, files] of Object.entries(left)) {
      for (const file of files) await writeFiles(place(name), { [file]: "" });
      assertResumable(place(name));
    }
    const refused: Readonly<Record<string, readonly [files: readonly string[], why: string]>> = {
      "its weights are there, its checkpoint was deleted": [["config.yaml", "best.safetensors"], "has no checkpoint"],
      "no run": [["notes.txt"], "has no checkpoint"],
      "killed before there was anything": [[".lock"], "nothing was written"],
    };
    for (const [name, [files, why]] of Object.entries(refused)) {
      for (const file of files) await writeFiles(place(name), { [file]: "" });
      expect(() => assertResumable(place(name)), name)
        .to.throw(why)
        .with.property("code", "NG_NOTHING_TO_RESUME");
    }
    assertResumable(place("run"));
    assertFolder(place("other"));
    expect(() => assertFolder(place("none"))).to.throw("there is no such folder");
  });
});
