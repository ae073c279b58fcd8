import { mkdir, open, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { FolderInUseError, type FolderHold, holdFolder, systemErrorReason, writeFileWhole } from "@netgraft/files";
import { TrustListError } from "../errors.js";
import type { TrustEntry } from "./trust-entry.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The file of the trust list: NETGRAFT_TRUST, or `netgraft/trust.json` in the user's folder of settings. A relative path would be of
 * whatever folder the command is called in, which then could bring a list along.
 * @throws NG_TRUST_LIST where NETGRAFT_TRUST is relative, or there is no such folder
 */
export function trustFile(env: Environment = process.env): string {
  const { NETGRAFT_TRUST: named = "", XDG_CONFIG_HOME: xdg = "", APPDATA: roaming = "" } = env;
  if (named !== "") return absolute(named, "NETGRAFT_TRUST");
  const isWindows = process.platform === "win32";
  const settings = isWindows ? roaming : xdg;
  // The XDG specification has relative ones ignored.
  if (isAbsolute(settings)) return join(settings, "netgraft", "trust.json");
  return join(absolute(homedir(), "the home folder"), isWindows ? "AppData/Roaming" : ".config", "netgraft/trust.json");
}

function absolute(file: string, what: string): string {
  if (isAbsolute(file)) return file;
  throw new TrustListError({ at: what, message: "is no absolute path", expected: "an absolute path", found: file });
}

/**
 * What the user trusts; nothing where there is no list.
 * @throws NG_TRUST_LIST where it is damaged, or others than the user can write to it
 */
export async function readTrustList(file: string): Promise<readonly TrustEntry[]> {
  const text = await textOf(file);
  if (text.trim() === "") return [];
  const { version, entries } = parsed(text);
  if (version !== 1 || !Array.isArray(entries) || !entries.every(isEntry))
    throw new TrustListError({
      at: file,
      message: "is no trust list",
      expected: "one that `netgraft trust` has written",
    });
  return entries;
}

/** Whether something that was read is an entry, and all of it is known: what is not could be a restriction. */
function isEntry(value: unknown): value is TrustEntry {
  if (typeof value !== "object" || value === null) return false;
  const entry = new Map<string, unknown>(Object.entries(value));
  const [kind, path] = [entry.get("kind"), entry.get("path")];
  const has = (keys: readonly string[]): boolean =>
    keys.length + 2 === entry.size && keys.every((key) => typeof entry.get(key) === "string");
  if (typeof path !== "string" || !isAbsolute(path)) return false;
  return kind === "folder"
    ? has([])
    : kind === "file"
      ? has(["sha256"])
      : kind === "package" && has(["name", "version"]);
}

async function textOf(file: string): Promise<string> {
  try {
    const { mode, uid } = await stat(file);
    const isOwn = process.getuid === undefined || [0, process.getuid()].includes(uid);
    if (!isOwn || (process.platform !== "win32" && (mode & 0o022) !== 0))
      throw new TrustListError({ at: file, message: "others can write to it", expected: "a file of yours, mode 0600" });
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof TrustListError) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
    throw new TrustListError({ at: file, message: "cannot be read", found: systemErrorReason(cause) }, { cause });
  }
}

function parsed(text: string): { readonly version?: unknown; readonly entries?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/**
 * Changes the trust list, after whoever else changes it now; it is written whole, for the user alone (mode 0600).
 * @throws NG_TRUST_LIST, NG_WRITE_FAILED; NG_FOLDER_IN_USE where another process holds its folder for seconds
 */
export async function changeTrustList(
  file: string,
  change: (entries: readonly TrustEntry[]) => readonly TrustEntry[],
): Promise<void> {
  // Read first: a list that others could write to is refused.
  await readTrustList(file);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch(() => undefined);
  const hold = await heldInTurn(dirname(file));
  try {
    await writeTrustList(file, change(await readTrustList(file)));
  } finally {
    await hold.release();
  }
}

/** How long a change waits for those of other processes, in milliseconds; each takes some. */
const patience = 5000;

/** Takes the folder of the list for this process alone, after those that change it now. @throws NG_FOLDER_IN_USE, NG_WRITE_FAILED */
async function heldInTurn(folder: string): Promise<FolderHold> {
  for (const start = performance.now(); ; await setTimeout(20)) {
    try {
      return await holdFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUseError) || performance.now() - start > patience) throw error;
    }
  }
}

async function writeTrustList(file: string, entries: readonly TrustEntry[]): Promise<void> {
  // Empty, it is a list without entries. What replaces it keeps its mode.
  await open(file, "wx", 0o600).then(
    (handle) => handle.close(),
    () => undefined,
  );
  const text = `${JSON.stringify({ version: 1, entries }, undefined, 2)}\n`;
  await writeFileWhole(file, [new TextEncoder().encode(text)]);
}
