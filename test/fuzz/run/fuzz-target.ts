import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fault } from "../case/judge.js";
import { keepFailure } from "./failures.js";
import type { Failure, Job, Tally } from "./job.js";
import { nothing, watchChild } from "./watch-child.js";

/** How a target is fuzzed. */
export interface FuzzOptions {
  /** The URL of the module that has the targets. */
  readonly targets: string;
  readonly seed: number;
  /** At most; by default without an end. */
  readonly cases?: number;
  /** At most. */
  readonly seconds: number;
  /** Where corpus and failures are kept; a corpus is kept nowhere where `keep` is false. */
  readonly folder: string;
  readonly keep?: boolean;
}

/** What came of it. */
export interface FuzzResult extends Tally {
  readonly target: string;
  readonly failures: readonly Failure[];
}

/** After so many ends that were not meant nothing new is to be expected. */
const mostStarts = 6;
const largeBatch = 512;

/**
 * Tries cases of a target in a child process, which is watched: what hangs or dies is a failure, too, and the cases after it
 * are tried by another child.
 */
export async function fuzzTarget(target: string, options: FuzzOptions): Promise<FuzzResult> {
  const folder = join(options.folder, target);
  const scratch = mkdtempSync(join(tmpdir(), "netgraft-fuzz-case-"));
  const job: Job = {
    targets: options.targets,
    target,
    seed: options.seed,
    first: 0,
    end: options.cases ?? Number.MAX_SAFE_INTEGER,
    seconds: options.seconds,
    caseFile: join(scratch, "case"),
    failures: join(folder, "failures"),
    ...(options.keep !== false && { corpus: join(folder, "corpus") }),
  };
  let total = nothing;
  const failures = new Map<string, Failure>();
  try {
    for (
      let starts = 0, first = 0;
      starts < mostStarts && first < job.end && total.seconds < job.seconds;
      starts += 1
    ) {
      const watched = await watchChild({ ...job, first, seconds: job.seconds - total.seconds });
      for (const failure of watched.failures) failures.set(failure.key, failures.get(failure.key) ?? failure);
      const { tally, ended } = watched;
      total = {
        ...tally,
        tried: total.tried + tally.tried,
        seconds: total.seconds + tally.seconds,
        accepted: total.accepted + tally.accepted,
      };
      if (ended === undefined) break;
      // The child tells after each batch what it has tried; the case at which it ended is in the next one.
      first += tally.tried + largeBatch;
      const failure = await confirmed(job, ended, scratch);
      if (failure !== undefined) failures.set(failure.key, failure);
      if (ended.input === undefined) break;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { ...total, target, failures: [...failures.values()] };
}

/** Tries inputs from files. @returns what is wrong with them */
export async function replayCases(target: string, files: readonly string[], options: FuzzOptions): Promise<FuzzResult> {
  const scratch = mkdtempSync(join(tmpdir(), "netgraft-fuzz-case-"));
  try {
    const kept = join(options.folder, target, "failures");
    const { failures, tally, ended } = await watchChild({
      targets: options.targets,
      target,
      seed: options.seed,
      first: 0,
      end: 0,
      seconds: options.seconds,
      replay: files,
      caseFile: join(scratch, "case"),
      failures: kept,
    });
    const last = ended === undefined ? [] : [keepFailure(kept, target, ended.fault, ended.input ?? Buffer.alloc(0))];
    return { ...tally, target, failures: [...failures, ...last] };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A child that ended is no failure where its case, tried by itself, ends well: the machine was busy, or memory short. */
async function confirmed(
  job: Job,
  { fault, input }: { readonly fault: Fault; readonly input: Uint8Array | undefined },
  scratch: string,
): Promise<Failure | undefined> {
  if (input === undefined) return keepFailure(job.failures, job.target, fault, Buffer.alloc(0));
  const path = join(scratch, "input");
  writeFileSync(path, input);
  const { ended, failures } = await watchChild({ ...job, replay: [path], caseFile: join(scratch, "replayed") });
  const again = ended?.fault ?? failures[0];
  return again === undefined ? undefined : keepFailure(job.failures, job.target, again, input);
}
