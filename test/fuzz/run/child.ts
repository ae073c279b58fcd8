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

/** How many cases run before it is looked what code they ran, at first and where nothing new comes any more. */
const batches = { small: 32, large: 512 };

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
  let size = batches.small;
  for (let number = job.first; number < job.end && Date.now() < until;) {
    const batch: Uint8Array[] = [];
    while (batch.length < size && number < job.end && Date.now() < until) {
      const input = cases.at(number);
      number += 1;
      batch.push(input);
      await tryCase(input);
    }
    const fresh = coverage?.take(false) ?? 0;
    if (fresh > 0) await collect(batch);
    size = fresh > 0 ? batches.small : Math.min(batches.large, size * 2);
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

/** Takes into the corpus what of a batch runs code that none has run before: by halves, of which most are known. */
async function collect(batch: readonly Uint8Array[]): Promise<void> {
  if (Date.now() > until) return;
  for (const input of batch) await judge.try(input);
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) {
    if ((coverage?.take(true) ?? 0) > 0 && !target.seeds.includes(only)) corpus.add(only);
  } else if ((coverage?.take(false) ?? 0) > 0) {
    const middle = Math.ceil(batch.length / 2);
    await collect(batch.slice(0, middle));
    await collect(batch.slice(middle));
  }
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
