import { Command } from "commander";
import { commands } from "./commands.js";
import type { CommandContext } from "./context.js";
import { wrapped } from "./output/wrap.js";
import { version } from "../version.js";

/**
 * The program `netgraft`; it throws a `CommanderError` where it would exit.
 * @param called what stands first in the command line: where it is the name of a command, that one is defined alone, but for
 *   `completion`, which knows all others
 */
export async function createProgram(context: CommandContext, called?: string): Promise<Command> {
  const { stdout, stderr } = context;
  const program = new Command("netgraft")
    .description(
      "Composes convolutional networks from config: backbones, and attention blocks attached to their sites.",
    )
    .version(version, "-v, --version")
    // Options behind the name of a command are its own.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(wrapped(text, stderr)),
      getOutHasColors: () => stdout.hasColors?.() === true,
      getErrHasColors: () => stderr.hasColors?.() === true,
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
    });
  const isAlone = called !== undefined && called !== "completion" && Object.hasOwn(commands, called);
  const needed = isAlone ? [called] : Object.keys(commands);
  for (const name of needed) (await commands[name]?.())?.(program, context);
  return program;
}
