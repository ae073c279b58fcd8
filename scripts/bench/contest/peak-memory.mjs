import { readdirSync, readFileSync } from "node:fs";

/**
 * The most memory that a process and its descendants have had, each for itself, in MiB; Linux tells it.
 * @param {number | string | undefined} pid
 * @returns {number | undefined}
 */
export function peakMemory(pid) {
  try {
    const [, kibibytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    return children.reduce((sum, child) => sum + (peakMemory(child) ?? 0), Number(kibibytes) / 1024);
  } catch {
    return undefined;
  }
}
