import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeChunk } from "../chunks.js";
import { fileSystem, type OpenedFile } from "../file-system.js";
import { isSystemError } from "../system-error.js";
import { fateOf, type ProcessRecord } from "./process-record.js";

/** The first file of a chain. */
const headName = ".lock";

/** Who holds or held a folder. */
export interface Holder extends ProcessRecord {
  /** 12 hexadecimal digits that are drawn, so that they never come again. */
  readonly token: string;
  /** When the folder was taken, for people to read. */
  readonly since: string;
}

/** A file of the chain. */
export interface Link {
  readonly name: string;
  /** Undefined where the file cannot be understood: it is just being written, or its writer died meanwhile. */
  readonly holder: Holder | undefined;
  /** What its holder changes to show that it is alive. */
  readonly beat: string;
}

/**
 * The files that say who holds a folder: `.lock`, and for each holder that died, `.lock.<its token>`, which its successor has
 * made. The holder is the last of the chain. Since a file is only ever made where there is none, of several that would
 * succeed the same holder one does, on network file systems, too; and since tokens never come again, whoever has looked at a
 * chain that is gone by now makes a file that belongs to none.
 */
export class HoldChain {
  constructor(readonly folder: string) {}

  /** Its files, the holder's last. @throws the errors of the system */
  async read(): Promise<readonly Link[]> {
    const links: Link[] = [];
    for (;;) {
      const name = nameAfter(links.at(-1));
      const text = await readFile(join(this.folder, name), "utf8").catch(unlessMissing);
      if (text === undefined) return links;
      const [record = "", beat = ""] = text.split("\n");
      links.push({ name, holder: holderIn(record), beat });
    }
  }

  /**
   * Makes the file after the last of a chain.
   * @returns its name; undefined where there is one already
   * @throws the errors of the system
   */
  async append(last: Link | undefined, holder: Holder): Promise<string | undefined> {
    const name = nameAfter(last);
    const path = join(this.folder, name);
    let file: OpenedFile;
    try {
      file = await fileSystem.open(path, "wx");
    } catch (error) {
      if (isSystemError(error) && error.code === "EEXIST") return undefined;
      throw error;
    }
    try {
      await writeChunk(file, textOf(holder, 0));
      return name;
    } catch (error) {
      await this.removeLink(name);
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Shows that the holder is alive. @returns false where its file is gone @throws the errors of the system */
  async beat(name: string, holder: Holder, number: number): Promise<boolean> {
    const file = await fileSystem.open(join(this.folder, name), "r+").catch(unlessMissing);
    if (file === undefined) return false;
    try {
      await writeChunk(file, textOf(holder, number));
      return true;
    } finally {
      await file.close();
    }
  }

  /** Removes the chain, the first file first: what is left of it then belongs to none. */
  async remove(links: readonly Link[]): Promise<void> {
    for (const { name } of links) await this.removeLink(name);
  }

  async removeLink(name: string): Promise<void> {
    await fileSystem.rm(join(this.folder, name), { force: true });
  }

  /** Removes files that belong to no chain, whose processes have ended in between. */
  async removeStrays(): Promise<void> {
    const own = new Set((await this.read()).map(({ name }) => name));
    for (const name of (await readdir(this.folder)).filter(isHoldName)) {
      if (own.has(name)) continue;
      const [record = ""] = (await readFile(join(this.folder, name), "utf8").catch(() => "")).split("\n");
      const holder = holderIn(record);
      if (holder !== undefined && fateOf(holder) === "ended") await this.removeLink(name);
    }
  }
}

/** Whether a file of that name says who holds its folder. */
export function isHoldName(name: string): boolean {
  return /^\.lock(?:\.(?:[0-9a-f]{12}|unreadable))?$/.test(name);
}

/** The holder in words. */
export function describeHolder(holder: (ProcessRecord & { readonly since: string }) | undefined): string {
  if (holder === undefined) return "a process that is just taking it";
  const { user, host, pid, since } = holder;
  return `process ${pid} of ${user} on ${host}, since ${since}`;
}

function nameAfter(last: Link | undefined): string {
  return last === undefined ? headName : `${headName}.${last.holder?.token ?? "unreadable"}`;
}

/** A file of the chain: always of the same length, so that one replaces the other in its place. */
function textOf(holder: Holder, beats: number): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(holder)}\n${String(beats).padStart(12, "0")}\n`);
}

function holderIn(text: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return isHolder(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(found: unknown): found is Holder {
  if (typeof found !== "object" || found === null) return false;
  // Each field is looked at.
  const { user, host, pid, boot, started, token, since } = found as Record<string, unknown>;
  const isText = (value: unknown): boolean => typeof value === "string";
  return (
    [user, host, since].every(isText) &&
    [boot, started].every((value) => value === undefined || isText(value)) &&
    Number.isSafeInteger(pid) &&
    /^[0-9a-f]{12}$/.test(String(token))
  );
}

function unlessMissing(error: unknown): undefined {
  // Network file systems have another code for a file that has just gone.
  if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ESTALE")) return undefined;
  throw error;
}
