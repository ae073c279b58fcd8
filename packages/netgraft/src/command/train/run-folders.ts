import { existsSync } from "node:fs";
import { join } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { checkpointName } from "@netgraft/training";
import { NothingToResumeError } from "../../errors.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";

/** Where runs are kept that name no folder. */
const runs = "runs";

/** The folder of a new run: `runs/<name>`, with a number where there is one already. */
export function newFolder(context: CommandContext, name: string): string {
  let number = 1;
  while (existsSync(numbered(context, name, number))) number++;
  return numbered(context, name, number);
}

/** The folder of the last run of that name. @throws NG_NOTHING_TO_RESUME where there is none */
export function lastFolder(context: CommandContext, name: string): string {
  let number = 0;
  while (existsSync(numbered(context, name, number + 1))) number++;
  if (number > 0) return numbered(context, name, number);
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

/** `runs/<name>`, `runs/<name>-2`, and so on. */
function numbered(context: CommandContext, name: string, number: number): string {
  return filePath(context, join(runs, number === 1 ? fileName(name) : `${fileName(name)}-${number}`));
}

/** The name of a network, which is any text, as that of a file. */
export function fileName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, "-");
}
