import type { Network } from "@netgraft/core";
import type { Override } from "@netgraft/core/config";
import { composeNetwork, openNetwork, type OpenedNetwork, type OpenNetworkOptions } from "../../open-network.js";
import type { CodeRequest } from "../../trust/code-policy.js";
import type { CommandContext } from "../context.js";
import type { NetworkOptions } from "./network-options.js";

/**
 * Opens the network that an argument names: a config file, a preset's name, the folder of a run, or a network of the hub.
 * @throws as `openNetwork`; NG_CONFIG_OVERRIDE where `--set` or `--attach` is malformed
 */
export async function openArgument(
  context: CommandContext,
  reference: string,
  options: NetworkOptions,
): Promise<OpenedNetwork> {
  return openNetwork(reference, await openOptions(context, options));
}

/** The network alone, without engines and formats. @throws as {@link openArgument} */
export async function composeArgument(
  context: CommandContext,
  reference: string,
  options: NetworkOptions,
): Promise<Network> {
  return composeNetwork(reference, await openOptions(context, options));
}

/** The options of `openNetwork` for what was written on the command line. */
export async function openOptions(context: CommandContext, options: NetworkOptions): Promise<OpenNetworkOptions> {
  return {
    overrides: await overridesOf(options),
    plugins: options.plugins,
    ...(options.plugin && { extraPlugins: options.plugin }),
    cwd: context.cwd,
    onCode: (code) => context.noteCode(code),
    onNote: (note) => context.note(note),
    env: context.env,
    askCode: askOnce(context),
  };
}

/** Asks the user of each module once, however many networks of a command name it. */
function askOnce(context: CommandContext): (request: CodeRequest) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  const ask = async (request: CodeRequest): Promise<boolean> =>
    (await import("./ask-code.js")).askCode(context, request);
  return (request) => {
    const key = JSON.stringify([request.file, request.folder]);
    const answer = answers.get(key) ?? ask(request);
    answers.set(key, answer);
    return answer;
  };
}

/** Overrides in the order in which they were written. */
async function overridesOf({ set = [], attach = [] }: NetworkOptions): Promise<readonly Override[]> {
  if (set.length + attach.length === 0) return [];
  // The YAML library takes longer to load than a network takes to compose.
  const { attachOverride, setOverride } = await import("../../overrides.js");
  return [
    ...set.map(({ text, position }) => ({ position, override: setOverride(text) })),
    ...attach.map(({ text, position }) => ({ position, override: attachOverride(text) })),
  ]
    .toSorted((a, b) => a.position - b.position)
    .map(({ override }) => override);
}
