import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  afterPowerLoss,
  type FileEvent,
  promptFiles,
  recordedFiles,
  type Tree,
  treeOf,
  writeFiles,
} from "@netgraft/test-support";
import type { TrainingEvent } from "@netgraft/training";
import { expect } from "chai";
import { WholeRun } from "./ended-run.js";
import { visitedRun } from "./visited-run.js";

describe("the folder of a run", () => {
  let whole: WholeRun;
  before(async () => {
    whole = await WholeRun.train();
  });
  after(() => whole.remove());

  // The first time that each file is written, and the last; each call in each way: test/endurance.
  it("can be gone on with whichever call failed, and comes to the same to the bit", async () => {
    const { points } = whole;
    const codes = ["ENOSPC", "EIO", "EMFILE"];
    // Of each file the calls that change what is there.
    const chosen = points.flatMap((point, index) =>
      /^(write|sync|rename) /.test(point) && points.indexOf(point) === index ? [index] : [],
    );
    expect(chosen.length).to.be.above(16);
    for (const [number, index] of chosen.entries())
      await whole.failAt(index, { code: codes[number % 3] ?? "EIO", stays: number % 2 === 0 });
  }).timeout(120_000);

  it("has, after a power cut at any moment, each file whole, and the last checkpoint that was told", async () => {
    const above = join(whole.folder, "power");
    await mkdir(join(above, "run"), { recursive: true });
    const start = treeOf(above);
    const events: FileEvent[] = [];
    const onEvent = ({ kind }: TrainingEvent): void => {
      if (kind === "checkpoint") events.push({ kind: "promise", promise: "a checkpoint" });
    };
    await visitedRun({ folder: join(above, "run"), files: recordedFiles(promptFiles, events), more: { onEvent } });
    const versions = versionsOf(events);
    const gone = new Map<number, Tree>();
    let survivors = 0;
    for (const { tree, promises } of afterPowerLoss(above, start, events)) {
      survivors += 1;
      for (const [path, content] of tree)
        if (content !== undefined && !basename(path).startsWith("."))
          expect(versions.get(path), `${path} is whole`).to.include(textOf(content));
      const found = tree.get("run/checkpoint.safetensors");
      const known = versions.get("run/checkpoint.safetensors") ?? [];
      const checkpoint = found === undefined ? 0 : known.indexOf(textOf(found)) + 1;
      expect(checkpoint, "that of the last one that was told").to.be.at.least(promises.length);
      gone.set(checkpoint, tree);
    }
    expect(survivors).to.be.above(200);
    expect([...gone.keys()].toSorted((a, b) => a - b)).to.deep.equal([0, 1, 2, 3]);
    for (const [checkpoint, tree] of gone) {
      const left = join(whole.folder, `after a power cut with checkpoint ${checkpoint}`);
      // What is unfinished, or says who was writing, is that of a process that is no more.
      const kept = [...tree].flatMap(([path, content]) =>
        content === undefined || basename(path).startsWith(".") ? [] : [[path, content] as const],
      );
      if (checkpoint > 0) await writeFiles(left, Object.fromEntries(kept));
      await visitedRun({ folder: join(left, "run") });
      await whole.assertEqual(join(left, "run"), `checkpoint ${checkpoint}`);
    }
  }).timeout(120_000);
});

/** The contents that each file has been given, in order, by its path from the folder above that of the run. */
function versionsOf(events: readonly FileEvent[]): ReadonlyMap<string, readonly string[]> {
  const open = new Map<string, Uint8Array>();
  const versions = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind === "create") open.set(event.path, new Uint8Array(0));
    if (event.kind === "write")
      open.set(event.path, Buffer.concat([open.get(event.path) ?? new Uint8Array(0), event.bytes]));
    if (event.kind !== "rename") continue;
    const path = event.to.slice(event.to.lastIndexOf("run/"));
    versions.set(path, [...(versions.get(path) ?? []), textOf(open.get(event.path))]);
  }
  return versions;
}

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString("latin1");
}
