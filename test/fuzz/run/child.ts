import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CaseFile } from "../case/case-file.js";
import { Cases } from "../case/cases.js";
import { Corpus } from "../case/corpus.js";
import { Coverage } from "../case/coverage.js";
import { type Fault, Judge } from "../case/judge.js";
import { minimised } from "../case/minimise.js";
import { Oracle } from "../oracle/oracle.js";
import type { Target } from "../targets/target.js";
import { keepFailure } from "./failures.js";
import type { Job, Report, Tally } from "./job.js";

/** How many cases at most run before it is looked what code they ran. */
const largestBatch = 512;

// The parent writes it.
const job = JSON.parse(process.argv[2] ?? "") as Job;
const coverage = job.replay === undefined ? new Coverage() : undefined;
// What the module of targets exports.
const { targets } = (await import(job.targets)) as { targets: Readonly<Record<string, () => Promise<Target>>> };
const make = targets[job.target];
if (make === undefined) throw new RangeError(`there is no target ${job.target}`);
const target = await make();
const oracle = target.oracle === undefined ? undefined : Oracle.start(target.oracle);
const folder = mkdtempSync(join(tmpdir(), "netgraft-fuzz-"));
const file = new CaseFile(job.caseFile);
const judge = new Judge(target, { folder, oracle: typeof oracle === "string" ? undefined : oracle }, file);
const corpus = new Corpus(target.seeds, job.corpus);
const known = new Set<string>();
const begin = Date.now();
const until = begin + job.seconds * 1000;
let tried = 0;
let accepted = 0;

try {
  if (job.replay === undefined) await fuzz();
  else for (const path of job.replay) await tryCase(readFileSync(path));
  tell({ kind: "tally", tally: tally() });
  tell({ kind: "end" });
} finally {
  if (typeof oracle === "object") oracle.stop();
  file.close();
  rmSync(folder, { recursive: true, force: true });
}
process.disconnect();

async function fuzz(): Promise<void> {
  const cases = new Cases(target, corpus, job.seed);
  // One by one as long as most of them run something new; more where that has become rare.
  let size = 1;
  for (let number = job.first; number < job.end && Date.now() < until;) {
    const batch: Uint8Array[] = [];
    while (batch.length < size && number < job.end && Date.now() < until) {
      const input = cases.at(number);
      number += 1;
      batch.push(input);
      await tryCase(input);
    }
    const isNew = (await keepNew(batch)) > 0;
    size = isNew ? Math.ceil(size / 4) : Math.min(largestBatch, size * 2);
    tell({ kind: "tally", tally: tally() });
  }
}

async function tryCase(input: Uint8Array): Promise<void> {
  tried += 1;
  const outcome = await judge.try(input);
  if (outcome === "accepted") accepted += 1;
  if (typeof outcome === "string" || known.has(outcome.key)) return;
  known.add(outcome.key);
  // Each try of what fills the memory takes long.
  const tries = outcome.kind === "memory" ? 20 : 400;
  const shortest = await minimised(input, tries, async (shorter) => isAs(outcome, await judge.try(shorter)));
  tell({ kind: "failure", failure: keepFailure(job.failures, job.target, outcome, shortest) });
}

function isAs({ key }: Fault, outcome: string | Fault): boolean {
  return typeof outcome === "object" && outcome.key === key;
}

/**
 * Takes into the corpus what of a batch, which has just been tried, ran code that none had run before. It is found by halves,
 * which are tried again. @returns how many bytes of code that was
 */
async function keepNew(batch: readonly Uint8Array[]): Promise<number> {
  const [only] = batch;
  const fresh = coverage?.take(batch.length === 1) ?? 0;
  if (fresh === 0 || only === undefined || Date.now() > until) return fresh;
  if (batch.length === 1) {
    if (!target.seeds.includes(only)) corpus.add(only);
    return fresh;
  }
  const middle = Math.ceil(batch.length / 2);
  for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
    for (const input of half) await judge.try(input);
    await keepNew(half);
  }
  return fresh;
}

function tally(): Tally {
  return {
    tried,
    seconds: (Date.now() - begin) / 1000,
    accepted,
    corpus: corpus.size,
    covered: coverage?.bytes ?? 0,
    ...(typeof oracle === "string" && { withoutOracle: oracle }),
  };
}

function tell(report: Report): void {
  process.send?.(report);
}
