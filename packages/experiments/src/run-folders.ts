import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";
import {
  fileSystem,
  isSystemError,
  makeFolder,
  readFileWholeSync,
  removeEmptyFolders,
  systemErrorReason,
  WriteFailedError,
} from "@netgraft/files";
import { filesOfRun } from "@netgraft/training";
import { NothingToResumeError } from "./errors.js";
import { folderName } from "./folder-name.js";

/**
 * A folder of runs, each in a folder that is named after its network: `net`, then `net-2`, and so on. A new one gets the number
 * after the largest, whatever was deleted before it; the newest is that with the largest number.
 */
export class RunFolders {
  readonly #hold: "runs" | "series";

  /**
   * @param root the folder that holds them; it is made with the first of them
   * @param hold what each of them is: the folder of a run, or one of the runs of several networks
   */
  constructor(
    readonly root: string,
    hold: "runs" | "series" = "runs",
  ) {
    this.#hold = hold;
  }

  /**
   * Begins a run in a new folder, which belongs to it alone from then on: of two that begin at once, each gets its own. Where
   * the work leaves nothing in the folder, the folder is removed again.
   * @throws NG_WRITE_FAILED where the folder cannot be made; as `work`
   */
  async begin<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
    const above = await making(this.root, () => makeFolder(resolve(this.root)));
    try {
      const folder = await this.#claim(name);
      try {
        return await work(folder);
      } finally {
        await removeEmptyFolders([folder]);
      }
    } finally {
      await removeEmptyFolders(above);
    }
  }

  /** The folder of the newest run of that name. @throws NG_NOTHING_TO_RESUME where there is none */
  newest(name: string): string {
    const folders = this.#numbers(name).map((number) => this.#numbered(name, number));
    // One that is empty has just begun, or was killed before there was anything.
    const newest = folders.find((folder) => statSync(folder).isDirectory() && filesOfRun(folder).length > 0);
    if (newest !== undefined) return newest;
    throw new NothingToResumeError({
      at: "--resume",
      message: `there is no run of "${name}" in ${this.root}`,
      expected: "the folder of a run after `--resume`",
    });
  }

  async #claim(name: string): Promise<string> {
    const [newest = 0] = this.#numbers(name);
    for (let number = newest + 1; ; number += 1) {
      const folder = this.#numbered(name, number);
      // It is there where it is that of another network, or has begun at the same time.
      if (await make(folder)) return folder;
    }
  }

  #numbered(name: string, number: number): string {
    return join(this.root, number === 1 ? folderName(name) : `${folderName(name)}-${number}`);
  }

  /** The numbers of the runs of that name, the last one first; some in between may have been deleted. */
  #numbers(name: string): readonly number[] {
    const own = folderName(name);
    return (existsSync(this.root) ? readdirSync(this.root) : [])
      .flatMap((entry) => {
        const number = numberIn(entry.normalize("NFC"), own);
        return number !== undefined && this.#isOwn(name, join(this.root, entry)) ? [number] : [];
      })
      .toSorted((a, b) => b - a);
  }

  /** Whether it is no folder of another network, whose own name may end in a number (`net-18`), and not of the other kind. */
  #isOwn(name: string, folder: string): boolean {
    const config = join(folder, "config.yaml");
    const isRun = existsSync(config);
    if (this.#hold === "series") return !isRun;
    // A run that was killed before it had written anything else.
    if (!isRun) return !holdsRuns(folder);
    const text = new TextDecoder().decode(readFileWholeSync(config, "text-bytes"));
    // Keys that stand twice are found by comparing each with all others, and are of no matter for the name.
    const found: unknown = parseDocument(text, { uniqueKeys: false }).get("name");
    return found === undefined || found === name;
  }
}

/** Whether the folder is one of the runs of several networks, as `planRuns` names them. */
function holdsRuns(folder: string): boolean {
  return statSync(folder).isDirectory() && readdirSync(folder).some((entry) => /-seed-\d+$/.test(entry));
}

function numberIn(entry: string, name: string): number | undefined {
  if (entry === name) return 1;
  const number = entry.startsWith(`${name}-`) ? entry.slice(name.length + 1) : "";
  return /^[1-9]\d*$/.test(number) && Number(number) > 1 ? Number(number) : undefined;
}

/** @returns false where there is something of that name already @throws NG_WRITE_FAILED */
async function make(folder: string): Promise<boolean> {
  return making(folder, async () => {
    try {
      await fileSystem.mkdir(folder);
      return true;
    } catch (error) {
      if (isSystemError(error) && error.code === "EEXIST") return false;
      throw error;
    }
  });
}

/** @throws NG_WRITE_FAILED for what the system says */
async function making<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new WriteFailedError(
      { at: folder, message: "the folder of the run cannot be made", found: systemErrorReason(cause) },
      { cause },
    );
  }
}
