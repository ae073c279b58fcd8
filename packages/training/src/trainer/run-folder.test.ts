import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { float32Tensor, NetgraftError } from "@netgraft/core/graph";
import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import { tracker } from "@netgraft/core/host";
import { expect } from "chai";
import { start } from "../checkpoint/progress.js";
import { trackers } from "../trackers/index.js";
import { RunFolder } from "./run-folder.js";

const description = { environment: { netgraft: "0" }, seed: 1, workers: 0 };
const state = new Map([["a", float32Tensor([1], Float32Array.of(1))]]);
const checkpoint = { state, progress: start, fingerprint: {}, environment: {} };

/** What a run that was killed leaves to say whose its folder was: no process has so large an id. */
const lock = `${JSON.stringify({ user: "a", host: "b", pid: 4_194_305, token: "0123456789ab", since: "" })}\n000000000000\n`;

function codeOf(error: unknown): string {
  return error instanceof NetgraftError ? error.code : String(error);
}

describe("the folder of a run", () => {
  const place = folderWith();
  let count = 0;
  const next = (): string => place(`above ${(count += 1)}/run`);
  const isNew = { isNew: true, lease: 1, beat: 1 };
  const goesOn = { isNew: false, lease: 1, beat: 1 };

  /** How a folder with these files can be opened: the code of what a new run is refused with, and what one that goes on finds. */
  async function opened(files: readonly string[]): Promise<readonly [string, string]> {
    const path = next();
    await mkdir(path, { recursive: true });
    await writeFiles(path, Object.fromEntries(files.map((name) => [name, name === ".lock" ? lock : ""])));
    const closed = (folder: RunFolder): Promise<void> => folder.close();
    const fresh = await RunFolder.open(path, isNew).then(async (folder) => closed(folder).then(() => "begins"), codeOf);
    await writeFiles(path, Object.fromEntries(files.map((name) => [name, name === ".lock" ? lock : ""])));
    const folder = await RunFolder.open(path, goesOn);
    const found = await folder
      .readCheckpoint()
      .then((read) => (read === undefined ? "begins again" : "goes on"), codeOf);
    await folder.close();
    expect(await readdir(path), "what was there stays").to.have.members(files.filter((name) => name !== ".lock"));
    return [fresh, found];
  }

  const cases: readonly (readonly [what: string, files: readonly string[], fresh: string, resumed: string])[] = [
    ["an empty one", [], "begins", "begins again"],
    ["one that was killed with nothing in it", [".lock"], "begins", "begins again"],
    ["one that was killed with its config", [".lock", "config.yaml"], "begins", "begins again"],
    [
      "one that was killed before its first checkpoint",
      [".lock", "config.yaml", "environment.json"],
      "begins",
      "begins again",
    ],
    // It could be anybody's config.
    ["a config that no run is known to have written", ["config.yaml"], "NG_OUTPUT_EXISTS", "begins again"],
    [
      "one with a checkpoint, which is none",
      [".lock", "config.yaml", "checkpoint.safetensors"],
      "NG_OUTPUT_EXISTS",
      "NG_WEIGHTS_FORMAT",
    ],
    [
      "one whose checkpoint was deleted",
      [".lock", "config.yaml", "best.safetensors"],
      "NG_OUTPUT_EXISTS",
      "NG_READ_FAILED",
    ],
    ["other files", [".lock", "notes.txt"], "NG_OUTPUT_EXISTS", "NG_READ_FAILED"],
  ];
  for (const [what, files, fresh, resumed] of cases)
    it(`is ${what}: ${fresh}, or is resumed: ${resumed}`, async () => {
      expect(await opened(files)).to.deep.equal([fresh, resumed]);
    });

  it("belongs to one run at a time, of six that begin at once, too", async () => {
    const path = next();
    const six = await Promise.allSettled(Array.from({ length: 6 }, () => RunFolder.open(path, isNew)));
    const [one, ...others] = six.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(others).to.deep.equal([]);
    const codes = six.flatMap((each) => (each.status === "rejected" ? [codeOf(each.reason)] : []));
    expect(codes).to.deep.equal(Array.from({ length: 5 }, () => "NG_FOLDER_IN_USE"));
    await one?.writeCheckpoint(checkpoint);
    expect(await rejection(RunFolder.open(path, goesOn))).to.include({ code: "NG_FOLDER_IN_USE" });
    await one?.close();
    expect(await rejection(RunFolder.open(path, isNew))).to.include({ code: "NG_OUTPUT_EXISTS" });
    const resumed = await RunFolder.open(path, goesOn);
    expect((await resumed.readCheckpoint())?.progress).to.deep.equal(start);
    await resumed.close();
    expect(await readdir(path)).to.deep.equal(["checkpoint.safetensors"]);
  });

  it("is as before, where a new run fails before its first checkpoint", async () => {
    const path = next();
    const folder = await RunFolder.open(path, isNew);
    await folder.describe(description, "name: net\n");
    expect(await readdir(path)).to.include.members(["config.yaml", "environment.json"]);
    await folder.close();
    expect(existsSync(join(path, "..")), "nor are the folders that were made for it").to.equal(false);
  });

  it("keeps what it has from its first checkpoint on", async () => {
    const path = next();
    const folder = await RunFolder.open(path, isNew);
    await folder.describe(description, "name: net\n");
    await folder.writeCheckpoint(checkpoint);
    await folder.close();
    expect(await readdir(path)).to.have.members(["config.yaml", "environment.json", "checkpoint.safetensors"]);
  });

  it("has the files of the trackers that are chosen, by default JSON lines and CSV", async () => {
    const metrics = { loss: 1, top1: 0.5, top5: 1 };
    const history = [{ epoch: 1, learningRate: 0.1, training: metrics, seconds: 1 }];
    const filesOf = async (types?: readonly string[]): Promise<readonly string[]> => {
      const path = next();
      const folder = await RunFolder.open(path, isNew);
      const chosen = types
        ?.map((type) => trackers.find((each) => each.type === type))
        .filter((each) => each !== undefined);
      if (chosen !== undefined) folder.track(chosen.map((component) => ({ component, options: {} })));
      await folder.writeMetrics(history);
      await folder.writeCheckpoint(checkpoint);
      await folder.close();
      return (await readdir(path)).filter((name) => name !== "checkpoint.safetensors");
    };
    expect(await filesOf()).to.have.members(["curves.svg", "metrics.jsonl", "metrics.csv"]);
    expect(await filesOf(["csv"])).to.have.members(["curves.svg", "metrics.csv"]);
    expect(await filesOf([])).to.deep.equal(["curves.svg"]);
  });

  it("gives a tracker none of the run's own files, and nothing beyond the folder", async () => {
    const path = next();
    const folder = await RunFolder.open(path, isNew);
    await folder.writeCheckpoint(checkpoint);
    const own = ["config.yaml", "environment.json", "pictures.jsonl.gz", "checkpoint.safetensors", "best.safetensors"];
    for (const name of [
      ...own,
      "last.safetensors",
      "curves.svg",
      ".lock",
      "../a.txt",
      "a/b.txt",
      "a\\b.txt",
      "..",
      "",
    ]) {
      const component = tracker({
        type: "bad",
        summary: "One that writes where it must not.",
        options: {},
        track: (_options, run) => ({ record: () => run.write(name, new Uint8Array()) }),
      });
      folder.track([{ component, options: {} }]);
      expect(String(await rejection(folder.writeMetrics([]))), name).to.match(/^RangeError: a tracker cannot have/);
    }
    await folder.close();
    expect(await readdir(path)).to.deep.equal(["checkpoint.safetensors"]);
  });

  it("is written into by nobody who has lost it, file by file", async () => {
    const path = next();
    const folder = await RunFolder.open(path, isNew);
    await folder.writeCheckpoint(checkpoint);
    const before = await readFile(join(path, "checkpoint.safetensors"));
    // Another machine has waited in vain for a sign of life.
    const own = JSON.parse((await readFile(join(path, ".lock"), "utf8")).split("\n")[0] ?? "") as { token: string };
    await writeFile(join(path, `.lock.${own.token}`), lock);
    const changed = { ...checkpoint, progress: { ...start, batches: 7 } };
    for (const writing of [
      () => folder.writeCheckpoint(changed),
      () => folder.writeWeights("best", state),
      () => folder.writeMetrics([]),
      () => folder.describe(description, "name: other\n"),
      () => folder.assertKept(),
    ])
      expect(await rejection(writing())).to.include({ code: "NG_FOLDER_LOST" });
    await folder.close();
    expect(await readFile(join(path, "checkpoint.safetensors"))).to.deep.equal(before);
    expect(await readdir(path)).to.have.members([".lock", `.lock.${own.token}`, "checkpoint.safetensors"]);
    await rm(path, { recursive: true });
  });
});
