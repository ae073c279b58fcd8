import type { Command } from "commander";
import type { CommandContext } from "./context.js";

/** Adds one command to the program: how it is called, and its help. What it does is imported when it is called. */
export type DefineCommand = (program: Command, context: CommandContext) => void;

/** The end of a command's help: lines that can be copied to a shell, each with what it does. */
export function examples(lines: Readonly<Record<string, string>>): string {
  const all = Object.entries(lines).map(([line, does]) => `  # ${does}\n  $ ${line}`);
  return `\nExamples:\n${all.join("\n")}`;
}
