import { createHash, randomBytes } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { tmpdir, uptime } from "node:os";
import { basename, join } from "node:path";
import { fileSystem } from "./file-system.js";
import { fateOf, thisProcess } from "./hold/process-record.js";

/*
 * What is being written has a name that says which process writes it: `<process>-<its start>-<machine>-<start of the
 * machine>-<random>`. So whoever comes later knows whether it was left behind; by a name alone nothing is removed.
 */
const owner = /([0-9a-z]+)-([0-9a-z]*)-([0-9a-f]{6})-([0-9a-f]{6})-[0-9a-f]{12}/;

/** A name that nothing else has, with what it is for in front: for something of this process that is not to stay. */
export function ownedName(prefix: string, suffix = ""): string {
  const { pid, started = "", host, boot = "" } = thisProcess();
  const own = [pid.toString(36), started, digest(host), digest(boot), randomBytes(6).toString("hex")];
  return `${prefix}${own.join("-")}${suffix}`;
}

/** The name of a file or folder that is written beside what it is to become, within the 255 bytes that systems allow. */
export function temporaryName(base: string): string {
  return ownedName(prefixOf(base), ".tmp");
}

/** Whether a file or folder of that name is written, or was, to become what is called `base`, or has been in its place. */
export function isTemporaryNameOf(base: string, name: string): boolean {
  return name.startsWith(prefixOf(base)) && owner.exec(name)?.index === prefixOf(base).length;
}

/** Whether a file or folder of that name is being written, or was left half-written. */
export function isTemporaryName(name: string): boolean {
  const [tag] = owner.exec(name) ?? [];
  return tag !== undefined && name.startsWith(".") && name.endsWith(`.${tag}.tmp`);
}

/**
 * Removes from a folder what processes of this user have left half-written that were ended: on this machine, since it was
 * started or before. What another machine may still be writing stays. Nothing is thrown.
 */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if ((isTemporaryName(name) || name.startsWith(temporaryFolderPrefix)) && (await isAbandoned(path)))
      await fileSystem.rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Whether the name of a file or folder of this user says that it belongs to a process that has ended. */
export async function isAbandoned(path: string): Promise<boolean> {
  const [, pid = "", started = "", host = "", boot = ""] = owner.exec(basename(path)) ?? [];
  const here = thisProcess();
  if (host !== digest(here.host)) return false;
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined || (process.getuid !== undefined && found.uid !== process.getuid())) return false;
  if (boot === digest(here.boot ?? "")) {
    const record = { ...here, pid: parseInt(pid, 36), started: started === "" ? undefined : started };
    return fateOf(record) === "ended";
  }
  // Not touched since the machine was started, give or take a minute between two clocks.
  return found.mtimeMs < Date.now() - uptime() * 1000 - 60_000;
}

/** What temporary folders of Netgraft begin with. */
export const temporaryFolderPrefix = "netgraft-of-";

const looked = new Set<string>();

/** As {@link removeAbandoned}, once in the life of this process: for folders that are not its own. */
export async function removeAbandonedOnce(folder = tmpdir()): Promise<void> {
  if (looked.has(folder)) return;
  looked.add(folder);
  await removeAbandoned(folder);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

/** What names of what is to become `base` begin with: names that are cut off have something that tells them apart. */
function prefixOf(base: string): string {
  const short = Array.from(base).slice(0, 40).join("");
  return short === base ? `.${base}.` : `.${short}~${digest(base)}.`;
}
