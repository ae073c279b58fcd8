import { type Override, parseAttach, parseSet } from "@netgraft/core";
import type { NamedCode } from "../loader/named-code.js";
import { openNetwork, openNetworkConfig, type OpenedNetwork, type OpenNetworkOptions } from "../open-network.js";
import type { CommandContext } from "./context.js";
import type { NetworkOptions } from "./network-options.js";

/**
 * Opens the network that an argument names: a config file, or a preset's name.
 * @throws as `openNetwork`; NG_CONFIG_OVERRIDE where `--set` or `--attach` is malformed
 */
export async function openArgument(
  context: CommandContext,
  reference: string,
  options: NetworkOptions,
): Promise<OpenedNetwork> {
  return openNetwork(reference, await openOptions(context, options));
}

/** The options of `openNetwork` for what was written on the command line. */
export async function openOptions(context: CommandContext, options: NetworkOptions): Promise<OpenNetworkOptions> {
  return {
    overrides: await overridesOf(options),
    plugins: options.plugins,
    cwd: context.cwd,
    onCode: (code) => context.note(describeCode(code)),
  };
}

/** Overrides in the order in which they were written. */
async function overridesOf({ set, attach }: NetworkOptions): Promise<readonly Override[]> {
  if (set.length + attach.length === 0) return [];
  // The YAML library takes longer to load than a network takes to compose.
  const { parseValue } = await import("../loader/parse-value.js");
  return [
    ...set.map(({ text, position }) => ({ position, override: parseSet(text, parseValue) })),
    ...attach.map(({ text, position }) => ({ position, override: parseAttach(text, parseValue) })),
  ]
    .toSorted((a, b) => a.position - b.position)
    .map(({ override }) => override);
}

function describeCode({ kind, name, source }: NamedCode): string {
  const named = source === undefined ? "" : `, named at ${source}`;
  return `running the code of the ${kind} ${name}${named}`;
}
