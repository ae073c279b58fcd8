import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { experimentResults, type FinishedRun } from "@netgraft/experiments";
import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { composed } from "./squares.test.support.js";
import { trainInFolder } from "./train-in-folder.js";
import { trainNetworks } from "./train-networks.js";

const options = { threads: 1, workers: 0 };
/** One epoch of four steps. */
const short = (more: object = {}) => composed({ epochs: 1, ...more });

describe("trainInFolder", () => {
  const place = folderWith();

  it("trains in a new folder that is named after the network, and goes on in the newest one", async () => {
    const inRuns = { ...options, cwd: place() };
    const told: string[] = [];
    const first = await trainInFolder(short(), { ...inRuns, onFolder: (folder) => told.push(folder) });
    expect(resolve(first.folder)).to.equal(place("runs/squares"));
    expect(told).to.deep.equal([first.folder]);
    expect(await readdir(first.folder)).to.include.members([
      "checkpoint.safetensors",
      "config.yaml",
      "last.safetensors",
    ]);
    await cp(first.folder, place("runs/squares-3"), { recursive: true });
    const resumed = await trainInFolder(short({ epochs: 2 }), { ...inRuns, resume: true });
    expect(resolve(resumed.folder)).to.equal(place("runs/squares-3"));
    expect(resumed.history).to.have.lengthOf(2);
    expect(resolve((await trainInFolder(short(), inRuns)).folder)).to.equal(place("runs/squares-4"));
    // Of the same seed, and never resumed.
    expect(resumed.history[0]?.validation).to.deep.equal(first.history[0]?.validation);
  });

  it("keeps runs elsewhere where that is said", async () => {
    const { folder } = await trainInFolder(short(), { ...options, cwd: place(), runs: "others" });
    expect(resolve(folder)).to.equal(place("others/squares"));
    const named = await trainInFolder(short(), { ...options, folder: place("named") });
    expect(named.folder).to.equal(place("named"));
    expect(await rejection(trainInFolder(short(), { ...options, folder: place("named") }))).to.include({
      code: "NG_OUTPUT_EXISTS",
    });
  });

  it("is told where there is nothing to go on with, and leaves no folder where it does not begin", async () => {
    const cwd = place("empty");
    await mkdir(cwd);
    const nowhere = await rejection(trainInFolder(short(), { ...options, cwd, resume: true }));
    expect(nowhere).to.include({ code: "NG_NOTHING_TO_RESUME" });
    await mkdir(place("unbegun"));
    const unbegun = await rejection(trainInFolder(short(), { ...options, folder: place("unbegun"), resume: true }));
    expect(unbegun).to.include({ code: "NG_NOTHING_TO_RESUME" });
    const misfit = await rejection(trainInFolder(composed({ batch: 99 }), { ...options, cwd }));
    expect(misfit).to.include({ code: "NG_BATCH_SIZE" });
    expect(await readdir(cwd)).to.deep.equal([]);
  });
});

describe("trainNetworks", () => {
  const place = folderWith();
  const squares = short();
  const networks = [squares, composed({ epochs: 1, learningRate: 0.01 }, 2, "slower")];

  it("trains each network with each seed, seed by seed", async () => {
    const told: string[] = [];
    const finished = await trainNetworks(networks, {
      ...options,
      cwd: place(),
      seeds: [3, 4],
      onPlan: (runs) => told.push(`${runs.length} runs`),
      onRun: ({ candidate }, number) => told.push(`${number}: ${candidate.network.name} ${candidate.seed}`),
      onEvent: (event, { folder }) => {
        if (event.kind === "finished") told.push(resolve(folder));
      },
    });
    const folder = (name: string): string => place(`runs/comparison/${name}`);
    expect(told).to.deep.equal([
      "4 runs",
      ...["squares 3", "slower 3", "squares 4", "slower 4"].flatMap((run, index) => [
        `${index + 1}: ${run}`,
        folder(run.replace(" ", "-seed-")),
      ]),
    ]);
    const seeds = finished.map(({ seed, network }) => [seed, network.config.training?.seed]);
    expect(seeds).to.deep.equal([3, 3, 4, 4].map((seed) => [seed, seed]));
    expect(await readFile(folder("squares-seed-4/config.yaml"), "utf8")).to.match(/^ {2}seed: 4$/m);
    expect(losses(finished)).to.satisfy((all: readonly number[]) => new Set(all).size === 4);
    const [first] = experimentResults(finished);
    expect(first).to.deep.include({ name: "squares", runs: resultsOf(finished, "squares") });
  });

  it("goes on with the newest folder, run by run", async () => {
    const again = await trainNetworks(networks, { ...options, cwd: place(), seeds: [3, 4], resume: true });
    expect(again.map(({ folder }) => resolve(folder))).to.include(place("runs/comparison/squares-seed-3"));
    expect(again.every(({ history }) => history.length === 1)).to.equal(true);
    expect(await readdir(place("runs"))).to.deep.equal(["comparison"]);
  });

  it("trains with the seed of the config, and is stopped by a signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const training = trainNetworks([composed({ epochs: 1, seed: 7 }, 2, "squares"), ...networks.slice(1)], {
      ...options,
      folder: place("own"),
      signal: controller.signal,
      onEvent: ({ kind }) => {
        if (kind === "finished") controller.abort(reason);
      },
    });
    expect(await rejection(training)).to.equal(reason);
    expect(await readdir(place("own"))).to.include("squares-seed-7");
    expect(existsSync(place("own/slower-seed-0/last.safetensors"))).to.equal(false);
  });

  it("goes on where a run of it was killed before its first checkpoint, and lets no other in meanwhile", async () => {
    const folder = place("killed");
    await writeFiles(folder, {
      "squares-seed-0/config.yaml": "name: squares\n",
      "squares-seed-0/environment.json": "{}",
    });
    const told: string[] = [];
    const others: Promise<unknown>[] = [];
    const [finished] = await trainNetworks([squares], {
      ...options,
      folder,
      resume: true,
      onEvent: (event) => {
        if (event.kind === "warning") told.push(event.problem.message);
        if (event.kind !== "started") return;
        others.push(rejection(trainNetworks([squares], { ...options, folder, resume: true })));
        others.push(
          rejection(trainInFolder(squares, { ...options, folder: `${folder}/squares-seed-0`, resume: true })),
        );
      },
    });
    expect(told[0]).to.equal("the run was ended before its first checkpoint, and begins again");
    expect(finished?.history).to.have.lengthOf(1);
    expect(await Promise.all(others)).to.satisfy((all: readonly { readonly code: string }[]) =>
      all.every(({ code }) => code === "NG_FOLDER_IN_USE"),
    );
    expect(await readdir(folder)).to.deep.equal(["squares-seed-0"]);
  });

  it("tells what is wrong before the first run begins", async () => {
    for (const [compositions, more, code] of [
      [[squares, squares], {}, "NG_CONFIG_INVALID"],
      [networks, { folder: place("own") }, "NG_OUTPUT_EXISTS"],
      [networks, { folder: place("none"), resume: true }, "NG_NOTHING_TO_RESUME"],
    ] as const) {
      const error = await rejection(trainNetworks(compositions, { ...options, cwd: place("elsewhere"), ...more }));
      expect(error).to.include({ code });
    }
    expect(existsSync(place("elsewhere"))).to.equal(false);
  });
});

function losses(finished: readonly FinishedRun[]): readonly (number | undefined)[] {
  return finished.map(({ history }) => history.at(-1)?.training.loss);
}

/** What the results say of the runs of one network. */
function resultsOf(finished: readonly FinishedRun[], name: string): readonly object[] {
  return finished
    .filter(({ network }) => network.name === name)
    .map(({ seed, folder, history }) => {
      const { top1, loss } = history.at(-1)?.validation ?? {};
      return { seed, folder, top1, loss };
    });
}
