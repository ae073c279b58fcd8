import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { NetgraftError } from "@netgraft/core";
import type { Engine } from "@netgraft/core/graph";
import { keepSweep, readSweep, sweepStatus } from "@netgraft/experiments";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { defaultEngine } from "./default-engine.js";
import { openSweep } from "./open-sweep.js";
import { runSweep, workOnSweep } from "./run-sweep.js";

const tiny = `name: tiny
input: { height: 16, width: 16 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: shapes }, epochs: 9, batch: 16, learningRate: 0.05 }
`;
const options = { threads: 1, workers: 0 };

/** A queue that hands a sweep over, and one that orders it. */
const plugin = `
import { definePlugin } from ${JSON.stringify(import.meta.resolve("@netgraft/core"))};
import { queue } from ${JSON.stringify(import.meta.resolve("@netgraft/core/host"))};
import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
export const submitted = [];
const options = { at: z.string() };
export default definePlugin({ name: "own", apiVersion: "^1.1", queues: [
  queue({ type: "batch", summary: "A cluster.", options, build: ({ at }) => ({
    submit({ id, folder, left, worker }) {
      submitted.push({ id, folder, left, workers: [worker(), worker(2)] });
      return Promise.resolve({ id: "7", note: "at " + at });
    } }) }) ] });
`;

describe("runSweep", () => {
  const own = tiny.replace("name: tiny", "name: own\nplugins: [../own.mjs]");
  const folder = folderWith({ "configs/tiny.yaml": tiny, "configs/own.yaml": own, "own.mjs": plugin });
  it("says what is missing on a worker, and leaves the cell to another one", async () => {
    expect(await rejection(workOnSweep(folder("not/there")))).to.include({ code: "NG_SWEEP_FOLDER" });
    const grid = { "training.dataset.path": ["nowhere"] };
    const plan = await openSweep({ base: "configs/tiny.yaml", grid }, { cwd: folder() });
    const error = await rejection(runSweep(plan, { ...options, folder: folder("missing") }));
    expect(error).to.include({ code: "NG_READ_FAILED" });
    // Just checked. A path is shown from the working directory, where that is shorter.
    const [problem] = (error as NetgraftError).problems;
    expect(resolve(problem?.at ?? "")).to.equal(folder("nowhere"));
    expect((await sweepStatus(folder("missing"))).runs).to.include({ waiting: 1, held: 0 });
    const elsewhere = { ...options, folder: folder("configs") };
    expect(await rejection(runSweep(plan, elsewhere))).to.include({ code: "NG_OUTPUT_EXISTS" });
  });

  it("is trained by the engine that it was planned for, and by no other", async () => {
    const other: Engine = {
      name: "other",
      summary: "Another one.",
      unsupported: () => [],
      open: () => Promise.reject(new Error("it was opened")),
    };
    const sweep = { base: "configs/tiny.yaml" };
    const plan = await openSweep(sweep, { cwd: folder(), engineFor: () => other });
    const keysBy = async (engine: Engine): Promise<unknown> =>
      (await openSweep(sweep, { cwd: folder(), engineFor: () => engine })).cells.map(({ key }) => key);
    expect(await keysBy(defaultEngine()), "onnx is the default").to.deep.equal(
      (await openSweep(sweep, { cwd: folder() })).cells.map(({ key }) => key),
    );
    expect(await keysBy(defaultEngine())).to.not.deep.equal(await keysBy(other));
    const place = folder("other");
    await keepSweep(plan, place);
    const error = await rejection(workOnSweep(place, { ...options, engineFor: () => defaultEngine() }));
    expect(error)
      .to.include({ code: "NG_SWEEP_ENGINE" })
      .and.have.deep.nested.include({ "problems[0].expected": "other", "problems[0].found": "onnx" });
    expect(await rejection(workOnSweep(place, options)), "nobody has it").to.include({ code: "NG_UNKNOWN_COMPONENT" });
    expect((await sweepStatus(place)).runs).to.include({ waiting: 1, held: 0 });
  });

  it("hands a sweep over to the queue of a plugin, with the command line of its workers", async () => {
    const queue = { type: "batch", at: "dawn" };
    const opening = { cwd: folder(), plugins: true };
    const plan = await openSweep({ base: "configs/own.yaml", queue, seeds: [1, 2] }, opening);
    const handing = { ...options, plugins: true, folder: folder("handed"), workerArguments: ["--workers", "0"] };
    const { submission, runs } = await runSweep(plan, handing);
    expect(submission).to.deep.equal({ id: "7", note: "at dawn" });
    expect(runs).to.include({ waiting: 2, finished: 0 });
    // What the plugin's module exports.
    const { submitted } = (await import(pathToFileURL(folder("own.mjs")).href)) as { submitted: readonly unknown[] };
    const { id } = await readSweep(folder("handed"));
    const command = [process.execPath, fileURLToPath(new URL("../../bin/netgraft.js", import.meta.url)), "worker"];
    const worker = [...command, folder("handed"), "--cells", "1"];
    const workers = [
      [...worker, "--workers", "0"],
      [...worker, "--threads", "2", "--workers", "0"],
    ];
    expect(submitted).to.deep.equal([{ id, folder: folder("handed"), left: 2, workers }]);
    expect(await rejection(workOnSweep(folder("handed"), options)), "a plugin's code asks").to.include({
      code: "NG_CODE_UNTRUSTED",
    });
  });
});
