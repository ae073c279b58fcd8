import { existsSync, mkdirSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import type { CallFault, FileFault } from "@netgraft/test-support";
import { expect } from "chai";
import { runFiles } from "./run-files.js";
import { isFileCall, visitedRun } from "./visited-run.js";

/** What only steps do: none of it may be done twice, or not at all, where a run is ended in order. */
const isStep = (point: string): boolean => point === "step" || point === "accumulate";

/** The folder of a run, which is not there yet; all that is done has the same names, whichever run it is. */
function runIn(folder: string, name: string): string {
  mkdirSync(join(folder, name, "place"), { recursive: true });
  return join(folder, name, "place", "run");
}

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
    const run = runIn(folder, "whole");
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
    const run = runIn(this.folder, `ended at ${index}`);
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

  /** Has the thing of that number fail, a call of the file system, goes on without, and expects the same. */
  async failAt(index: number, fault: CallFault): Promise<void> {
    const run = runIn(this.folder, `failing at ${index}`);
    let number = -1;
    const visit = (point: string): FileFault | undefined => {
      number += 1;
      return number === index || (fault.stays === true && number > index && isFileCall(point)) ? fault : undefined;
    };
    const at = `${JSON.stringify(fault)} at ${this.points[index]}, call ${index + 1}`;
    const error: unknown = await visitedRun({ folder: run, visit }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error !== undefined) {
      expect(error, at).to.be.instanceOf(NetgraftError).with.property("code", "NG_WRITE_FAILED");
      expect(error, at).to.have.property("message").that.contains(run);
    }
    // Before its first checkpoint there is nothing to go on from.
    if (!existsSync(join(run, "checkpoint.safetensors"))) await rm(run, { recursive: true, force: true });
    // What could not be removed is that of a process which has ended: not this one, so it is not known to be left behind.
    else
      for (const name of await readdir(run)) if (name.startsWith(".")) await rm(join(run, name), { recursive: true });
    await visitedRun({ folder: run });
    await this.assertEqual(run, at);
    await rm(run, { recursive: true });
  }
}
