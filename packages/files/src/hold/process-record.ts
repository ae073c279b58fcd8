import { readFileSync, readlinkSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { isSystemError } from "../system-error.js";

/** A process on one machine, told from any other, also from one that gets its id later. */
export interface ProcessRecord {
  readonly user: string;
  readonly host: string;
  readonly pid: number;
  /** Which start of the machine, and which of its spaces of process ids; missing where the system does not tell. */
  readonly boot?: string | undefined;
  /** When it was started, in ticks of that start, which tells it from a later process with its id; missing as above. */
  readonly started?: string | undefined;
}

let own: ProcessRecord | undefined;

/** The record of this process. */
export function thisProcess(): ProcessRecord {
  own ??= { user: userName(), host: hostname(), pid: process.pid, ...ofSystem(process.pid) };
  return own;
}

/**
 * Whether a process still runs. Of one on another machine, in another container, or where the system does not tell when
 * processes were started, that is unknown.
 */
export function fateOf({ host, boot, pid, started }: ProcessRecord): "runs" | "ended" | "unknown" {
  const here = thisProcess();
  if (host !== here.host || boot !== here.boot) return "unknown";
  if (!hasProcess(pid)) return "ended";
  const found = startOf(pid);
  if (found === undefined) return hasProcess(pid) ? "unknown" : "ended";
  return !found.hasEnded && started === found.started ? "runs" : "ended";
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to someone else.
    return isSystemError(error) && error.code === "EPERM";
  }
}

function ofSystem(pid: number): Pick<ProcessRecord, "boot" | "started"> {
  const found = startOf(pid);
  if (found === undefined) return {};
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return { boot: `${boot} ${readlinkSync("/proc/self/ns/pid")}`, started: found.started };
  } catch {
    return {};
  }
}

/** When a process was started, by Linux; undefined where it has ended, may not be looked at, or the system is another. */
function startOf(pid: number): { readonly started: string; readonly hasEnded: boolean } | undefined {
  try {
    // Its name, in brackets, may have anything in it: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /s, "")
      .split(" ");
    // One that has ended, and that nobody has asked for yet, does nothing any more.
    return { started: fields[19] ?? "", hasEnded: /[ZX]/.test(fields[0] ?? "") };
  } catch {
    return undefined;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // An id without a name, as containers have them.
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
