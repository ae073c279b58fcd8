import { type Command, Option } from "commander";

/** What commands take that look at components rather than at a network. */
export interface PluginOptions {
  /** Plugins beyond the built-in ones. */
  readonly plugin?: readonly string[];
}

/** Adds the option `--plugin`. */
export function withPluginOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--plugin <plugin>",
      "load a plugin too: a package, or the path of a file (runs its code); repeatable",
    ).argParser((plugin: string, before: readonly string[] | undefined) => [...(before ?? []), plugin]),
  );
}
