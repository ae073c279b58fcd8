import { describeOptions } from "@netgraft/core/config";
import { composeNetwork } from "../../open-network.js";
import { configValues } from "../../run/whole-config.js";
import type { CommandContext } from "../context.js";
import { settingsOfOthers, wordsForOthers } from "./other-tools.js";

/** Of more places with that name, these are told. */
const mostPlaces = 3;

/**
 * What was probably meant by an option that a command does not have: a value of the config, as options of other tools are here, an option
 * of what is attached, or one with another name. Undefined where that cannot be told.
 * @param option as it is written: `--reduction`, `--reduction=8`
 * @param argv all arguments of the command that takes a network
 */
export async function optionHint(
  context: CommandContext,
  option: string,
  argv: readonly string[],
): Promise<string | undefined> {
  const [flag = "", given] = option.replace(/^-+/, "").split("=", 2);
  const after = argv[argv.indexOf(option) + 1];
  const value = given ?? (after === undefined || after.startsWith("-") ? "…" : after);
  const words = wordsForOthers[flag];
  if (words !== undefined) return words;
  const known = settingsOfOthers[flag];
  const places = known ?? (await placesIn(context, camelCase(flag), argv));
  if (places.length > 0) {
    const joined = places.map((path) => `--set ${path}=${value}`).join(known === undefined ? " or " : " ");
    return `a value of the config is changed with ${joined}`;
  }
  const type = await attachmentWith(camelCase(flag));
  return type === undefined
    ? undefined
    : `an option of what is attached is written with it: --attach '${type}(${camelCase(flag)}=${value})'`;
}

/** The paths of a network's values whose last key that is, as `--set` takes them. */
async function placesIn(context: CommandContext, key: string, argv: readonly string[]): Promise<readonly string[]> {
  for (const reference of argv.slice(1)) {
    if (reference.startsWith("-")) continue;
    try {
      // No code of a config is run for a hint.
      const network = await composeNetwork(reference, { plugins: false, cwd: context.cwd });
      return configValues(network)
        .map(({ path }) => path.replace(/^(attachments\.[^.]+)\.attach\./, "$1."))
        .filter((path) => path.split(".").at(-1) === key)
        .slice(0, mostPlaces);
    } catch {
      // It is the value of an option, or no network.
    }
  }
  return [];
}

/** A built-in attachment that has an option of that name. */
async function attachmentWith(option: string): Promise<string | undefined> {
  const { createFramework } = await import("../../create-framework.js");
  return createFramework()
    .catalog.attachments.all()
    .find(({ options }) => describeOptions(options).some(({ name }) => name === option))?.type;
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
