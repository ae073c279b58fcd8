import { Command } from "commander";
import { commands } from "./commands.js";
import type { CommandContext } from "./context.js";
import { version } from "../version.js";

/** The program `netgraft` with all its commands; it throws a `CommanderError` where it would exit. */
export function createProgram(context: CommandContext): Command {
  const { stdout, stderr } = context;
  const program = new Command("netgraft")
    .description(
      "Composes convolutional networks from config: backbones, and attention blocks attached to their sites.",
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHasColors: () => stdout.hasColors?.() === true,
      getErrHasColors: () => stderr.hasColors?.() === true,
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
    });
  for (const define of commands) define(program, context);
  return program;
}
