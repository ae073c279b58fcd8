import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { currentCase } from "../case/case-file.js";
import type { Fault } from "../case/judge.js";
import type { Failure, Job, Report, Tally } from "./job.js";

/** How long a case may take: of the processor, and where it does nothing but wait by the clock. */
const mostSeconds = { processor: 2, clock: 30 };

/** What a child did, and where it did not come to its end, at which case and how. */
export interface Watched {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
  readonly ended?: { readonly fault: Fault; readonly input: Uint8Array | undefined };
}

/** Before the first report. */
export const nothing: Tally = { tried: 0, seconds: 0, accepted: 0, corpus: 0, covered: 0 };

/** Starts a child, and ends it where a case takes too long. */
export async function watchChild(job: Job): Promise<Watched> {
  writeFileSync(job.caseFile, "");
  const child = fork(fileURLToPath(new URL("child.js", import.meta.url)), [JSON.stringify(job)], {
    execArgv: ["--expose-gc", "--max-old-space-size=1536"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let tally = nothing;
  let done = false;
  const failures: Failure[] = [];
  child.on("message", (report: Report) => {
    if (report.kind === "tally") ({ tally } = report);
    else if (report.kind === "failure") failures.push(report.failure);
    else done = true;
  });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(0, 4000)));
  const watch = watching(child, job.caseFile);
  const [status, signal] = (await once(child, "close")) as [number | null, string | null];
  const hung = watch.stop();
  if (done) return { tally, failures };
  const fault: Fault = hung
    ? {
        kind: "hang",
        message: `took over ${mostSeconds.processor} s of the processor, or ${mostSeconds.clock} s`,
        key: "hang",
      }
    : { kind: "crash", message: `ended with ${signal ?? status}: ${words}`, key: `crash ${signal ?? status}` };
  return { tally, failures, ended: { fault, input: currentCase(job.caseFile)?.input } };
}

/** Looks each quarter of a second at which case a child is. @returns what stops it and says whether the child was ended */
function watching(child: ChildProcess, caseFile: string): { readonly stop: () => boolean } {
  let [number, since, processor] = [-1, 0, 0];
  let hung = false;
  const timer = setInterval(() => {
    const at = currentCase(caseFile);
    if (at === undefined || at.number !== number) {
      [number, since, processor] = [at?.number ?? -1, Date.now(), processorSeconds(child.pid) ?? 0];
      return;
    }
    const clock = (Date.now() - since) / 1000;
    const spent = (processorSeconds(child.pid) ?? clock) - processor;
    // Where others have the processor, a case that is at work is no case that waits.
    hung = spent > mostSeconds.processor || (clock > mostSeconds.clock && spent < mostSeconds.processor / 20);
    if (hung) child.kill("SIGKILL");
  }, 250);
  return {
    stop: () => {
      clearInterval(timer);
      return hung;
    },
  };
}

/** What a process has had of the processor, where the system tells: Linux, in hundredths of a second. */
function processorSeconds(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}
