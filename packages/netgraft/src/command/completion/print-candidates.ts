import type { Command } from "commander";
import type { CommandContext } from "../context.js";
import { candidatesFor } from "./candidates.js";
import type { shells } from "./scripts.js";

/** Signs at which bash begins a new word. */
const bashBreaks = /^.*[=@:]/;

/** Prints what may stand in the place of the last word, one a line; a line of zsh and fish has behind a tab what it is. @param program with all commands */
export async function printCandidates(
  context: CommandContext,
  program: Command,
  { shell, words }: { readonly shell: (typeof shells)[number]; readonly words: readonly string[] },
): Promise<void> {
  const current = words.at(-1) ?? "";
  const found = (await candidatesFor(program, words, context)).filter(({ value }) => value.startsWith(current));
  const [kept = ""] = shell === "bash" ? (bashBreaks.exec(current) ?? []) : [];
  for (const { value, description } of found) {
    const shown = value.slice(kept.length);
    context.print(shell === "bash" || description === undefined ? shown : `${shown}\t${description}`);
  }
}
