import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { checkpointName } from "@netgraft/training";
import { parseDocument } from "yaml";
import { NothingToResumeError } from "../../errors.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";

/** Where runs are kept that name no folder. */
const runs = "runs";

/** The folder of a new run: `runs/<name>`, with the number after the last one where there is one already. */
export function newFolder(context: CommandContext, name: string): string {
  const [last = 0] = numbersOf(context, name);
  let number = last + 1;
  // There may be a file of that name, or the run of another network.
  while (existsSync(numbered(context, name, number))) number += 1;
  return numbered(context, name, number);
}

/** The folder of the last run of that name. @throws NG_NOTHING_TO_RESUME where there is none */
export function lastFolder(context: CommandContext, name: string): string {
  const [last] = numbersOf(context, name);
  if (last !== undefined) return numbered(context, name, last);
  throw new NothingToResumeError({
    at: "--resume",
    message: `there is no run of "${name}" in ${filePath(context, runs)}`,
    expected: "the folder of a run after `--resume`",
  });
}

/** @throws NG_NOTHING_TO_RESUME where there is no such folder */
export function assertFolder(folder: string): void {
  if (!existsSync(folder)) throw nothingToResume(folder, "there is no such folder");
}

/** @throws NG_NOTHING_TO_RESUME where there is no checkpoint in the folder */
export function assertCheckpoint(folder: string): void {
  assertFolder(folder);
  if (!hasCheckpoint(folder)) throw nothingToResume(folder, "the folder has no checkpoint");
}

function nothingToResume(at: string, message: string): NetgraftError {
  return new NothingToResumeError({ at, message, expected: `the folder of a run, with its ${checkpointName}` });
}

/** Whether a run in the folder has got as far as its first checkpoint. */
export function hasCheckpoint(folder: string): boolean {
  return existsSync(join(folder, checkpointName));
}

/** The name of a network, which is any text, as that of a file: letters and digits of every script, and `_`, `.`, `-`. */
export function fileName(name: string): string {
  const kept = name.normalize("NFC").replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, "-");
  // A file that begins with a dot is hidden, and `..` is another folder.
  return kept.replace(/^\.+/, "") || "-";
}

/** `runs/<name>`, `runs/<name>-2`, and so on. */
function numbered(context: CommandContext, name: string, number: number): string {
  return filePath(context, join(runs, number === 1 ? fileName(name) : `${fileName(name)}-${number}`));
}

/** The numbers of the runs of that name, the last one first; some in between may have been deleted. */
function numbersOf(context: CommandContext, name: string): readonly number[] {
  const folder = context.path(runs);
  const own = fileName(name);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((entry) => {
      const number = entry.normalize("NFC") === own ? 1 : numberBehind(`${own}-`, entry.normalize("NFC"));
      return number !== undefined && isRunOf(name, join(folder, entry)) ? [number] : [];
    })
    .toSorted((a, b) => b - a);
}

function numberBehind(beginning: string, entry: string): number | undefined {
  const number = entry.startsWith(beginning) ? entry.slice(beginning.length) : "";
  return /^[1-9]\d*$/.test(number) && Number(number) > 1 ? Number(number) : undefined;
}

/** Whether the folder is not that of a run of another network, whose own name may end in a number: `net-18`. */
function isRunOf(name: string, folder: string): boolean {
  const config = join(folder, "config.yaml");
  if (!existsSync(config)) return true;
  const found: unknown = parseDocument(readFileSync(config, "utf8")).get("name");
  return found === undefined || found === name;
}
