import { type Command, Option } from "commander";
import { type PluginOptions, withPluginOption } from "./plugin-option.js";

/** What every command takes that runs the code of configs. */
export interface CodeOptions extends PluginOptions {
  /** True where `--plugins` is given, false where `--no-plugins` is. */
  readonly plugins?: boolean | undefined;
}

/** What every command that takes a network takes with it. */
export interface NetworkOptions extends CodeOptions {
  readonly set?: readonly OverrideArgument[];
  readonly attach?: readonly OverrideArgument[];
}

/** What follows one `--set` or `--attach`; `position` is its place among all of them. */
export interface OverrideArgument {
  readonly text: string;
  readonly position: number;
}

/** Adds the options `--set`, `--attach`, `--plugin`, `--plugins` and `--no-plugins`. */
export function withNetworkOptions(command: Command): Command {
  let count = 0;
  const collect = (text: string, before: readonly OverrideArgument[] = []): OverrideArgument[] => [
    ...before,
    { text, position: count++ },
  ];
  return withCodeOptions(
    command
      .addOption(
        new Option(
          "--set <path=value>",
          "change a value of the config, e.g. attachments.se.reduction=8; repeatable",
        ).argParser(collect),
      )
      .addOption(
        new Option(
          "--attach <rule>",
          "attach one more block: [id=]type[(option=value,…)][@site]; repeatable",
        ).argParser(collect),
      ),
  );
}

/** Adds the options `--plugin`, `--plugins` and `--no-plugins`. */
export function withCodeOptions(command: Command): Command {
  return withPluginOption(command)
    .option("--plugins", "run the code of configs that name plugins or are programs, without asking")
    .option("--no-plugins", "refuse it, trusted or not");
}
