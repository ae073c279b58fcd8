import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { shownPath } from "../loader/shown-path.js";
import type { AnswerSource, Surroundings } from "./context.js";
import type { TextSink } from "./output/text-sink.js";
import { runCommand } from "./run-command.js";

/** What one run of the command gave. */
export interface Captured {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the command is run. */
interface Place extends Pick<Surroundings, "cwd" | "env"> {
  /** What is typed, where stdin and stderr are a terminal. */
  readonly answers?: readonly string[];
}

/** A trust list for folders of tests, as those have one who have said that their folders are their own. */
export function trusting(...folders: readonly string[]): Record<string, string> {
  const file = join(made.folder, `${made.lists++}.json`);
  const entries = folders.map((path) => ({ kind: "folder", path: realpathSync.native(path) }));
  writeFileSync(file, JSON.stringify({ version: 1, entries }), { mode: 0o600 });
  return { NETGRAFT_TRUST: file };
}

const made = { folder: mkdtempSync(join(tmpdir(), "netgraft-trust-")), lists: 0 };
process.once("exit", () => rmSync(made.folder, { recursive: true, force: true }));

/**
 * Runs the command in a folder; its output is kept as text, paths in that folder as if they had been shown from there.
 * @param place the folder, or the folder and the environment variables; by default there is but a trust list with it and other tests' folders
 */
export async function captured(place: string | Place, ...argv: readonly string[]): Promise<Captured> {
  const text = { stdout: "", stderr: "" };
  const { cwd, env, answers } = typeof place === "string" ? { cwd: place, env: trusting(place, tmpdir()) } : place;
  const isTTY = answers !== undefined;
  const sink = (name: keyof typeof text): TextSink => ({ isTTY, columns: 1000, write: (more) => (text[name] += more) });
  const typed: AnswerSource = Object.assign(Readable.from(answers ?? []), { isTTY });
  const stdin = (): AnswerSource => typed;
  const status = await runCommand(argv, { stdout: sink("stdout"), stderr: sink("stderr"), cwd, env, stdin });
  const shown = (part: string): string =>
    part.replaceAll(`${cwd}/`, "").replaceAll(`${shownPath(cwd, process.cwd())}/`, "");
  return { status, stdout: shown(text.stdout), stderr: shown(text.stderr) };
}
