import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runFiles } from "./run-files.js";
import { visitedRun } from "./visited-run.js";

/** What only steps do: none of it may be done twice, or not at all, where a run is ended in order. */
const isStep = (point: string): boolean => point === "step" || point === "accumulate";

/** A run that is not ended, to compare with: all that it asked for, in order, and what it left. */
export class WholeRun {
  private constructor(
    readonly folder: string,
    readonly points: readonly string[],
    readonly files: unknown,
    readonly names: readonly string[],
  ) {}

  /** Trains in a temporary folder, in which other runs have their folders, too. */
  static async train(): Promise<WholeRun> {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-ended-"));
    const points: string[] = [];
    const run = join(folder, "whole", "run");
    await visitedRun({ folder: run, visit: (point) => void points.push(point) });
    return new WholeRun(folder, points, await runFiles(run), (await readdir(run)).toSorted());
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  /** Expects that a run has left the same, to the bit. @param at what is told where it has not */
  async assertEqual(run: string, at: string): Promise<void> {
    expect(await runFiles(run), at).to.deep.equal(this.files);
    expect((await readdir(run)).toSorted(), at).to.deep.equal(this.names);
  }

  /** Ends a run in order while it does the thing of that number, goes on, and expects the same, without a step done twice. */
  async endAt(index: number): Promise<void> {
    const run = join(this.folder, `ended at ${index}`, "run");
    const stop = new AbortController();
    const reason = new Error("ended by the test");
    const visited: string[] = [];
    const visit = (point: string): void => {
      visited.push(point);
      if (visited.length === index + 1) stop.abort(reason);
    };
    const ended = await visitedRun({ folder: run, visit, signal: stop.signal }).then(
      () => undefined,
      (error: unknown) => error,
    );
    const at = `${this.points[index]}, call ${index + 1}`;
    expect(visited.slice(0, index + 1), at).to.deep.equal(this.points.slice(0, index + 1));
    expect(stop.signal.aborted, at).to.equal(true);
    // What comes after the last step is done to its end.
    const isEarly = index < this.points.lastIndexOf("step");
    expect(ended, at).to.be.oneOf(isEarly ? [reason] : [reason, undefined]);
    await visitedRun({ folder: run, visit: (point) => void visited.push(point) });
    await this.assertEqual(run, at);
    expect(visited.filter(isStep).length, at).to.equal(this.points.filter(isStep).length);
    await rm(run, { recursive: true });
  }
}
