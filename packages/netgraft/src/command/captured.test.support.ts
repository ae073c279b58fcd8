import { shownPath } from "../loader/shown-path.js";
import type { Surroundings } from "./context.js";
import { runCommand } from "./run-command.js";

/** What one run of the command gave. */
export interface Captured {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command in a folder; its output is kept as text, paths in that folder as if they had been shown from there.
 * @param place the folder, or the folder and the environment variables; by default there are none
 */
export async function captured(
  place: string | Pick<Surroundings, "cwd" | "env">,
  ...argv: readonly string[]
): Promise<Captured> {
  const text = { stdout: "", stderr: "" };
  const sink = (name: keyof typeof text): { write(more: string): void } => ({
    write: (more) => void (text[name] += more),
  });
  const { cwd, env } = typeof place === "string" ? { cwd: place, env: {} } : place;
  const status = await runCommand(argv, { stdout: sink("stdout"), stderr: sink("stderr"), cwd, env });
  const shown = (part: string): string => part.replaceAll(`${shownPath(cwd, process.cwd())}/`, "");
  return { status, stdout: shown(text.stdout), stderr: shown(text.stderr) };
}
