import { describeOptions } from "@netgraft/core/config";
import { componentKinds, componentName, type Framework, kinds, shownAs } from "@netgraft/core/host";
import type { Network } from "@netgraft/core";
import { createFramework } from "../../create-framework.js";
import { composeNetwork } from "../../open-network.js";
import { configValues } from "../../run/whole-config.js";
import type { CommandContext } from "../context.js";

/** What a word may become, and what that is. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}

let framework: Framework | undefined;

/** The built-in components, of one kind (`engines`, `networks`, …) or all that `netgraft list` shows. */
export function componentsOf(plural?: string): readonly Candidate[] {
  const { catalog } = (framework ??= createFramework());
  return componentKinds
    .filter((kind) => (plural === undefined ? shownAs(kind) !== undefined : kinds[kind].plural === plural))
    .flatMap((kind) =>
      catalog[kinds[kind].plural].all().map((component) => ({
        // The components of its registry are of its kind.
        value: componentName(kind, component as never),
        ...("summary" in component && { description: component.summary }),
      })),
    );
}

/** A section of a config that trains, so that the paths in it are there. */
const training = "training={ epochs: 1, dataset: { type: folder, path: . } }";

/** What `--set` takes: the paths of the network's values, and where there is a `=`, what may stand behind it. */
export async function settingsFor(
  operands: readonly string[],
  current: string,
  context: CommandContext,
): Promise<readonly Candidate[]> {
  const network = await networkOf(operands, context);
  const values = network === undefined ? [] : configValues(network);
  const [, path] = /^([^=]+)=/.exec(current) ?? [];
  const told = values.map(({ path: written, value }) => ({
    path: written.replace(/^(attachments\.[^.]+)\.attach\./, "$1."),
    value,
  }));
  if (path === undefined)
    return told.map((each) => ({ value: `${each.path}=`, description: `now ${JSON.stringify(each.value)}` }));
  return choicesAt(path, told).map((choice) => ({ value: `${path}=${choice}` }));
}

/** What may be written at a path: types of components, choices of an option, true and false. */
function choicesAt(
  path: string,
  values: readonly { readonly path: string; readonly value: unknown }[],
): readonly string[] {
  const { catalog } = (framework ??= createFramework());
  const [place, key] = [path.slice(0, path.lastIndexOf(".")), path.slice(path.lastIndexOf(".") + 1)];
  const type = values.find((each) => each.path === `${place}.type`)?.value;
  const registries = componentKinds.map((kind) => catalog[kinds[kind].plural]);
  if (key === "type") {
    const own = registries.find((registry) => typeof type === "string" && registry.has(type));
    return own?.names() ?? [];
  }
  for (const registry of registries) {
    const component = typeof type === "string" ? registry.byName.get(type) : undefined;
    if (component === undefined || !("options" in component)) continue;
    const option = describeOptions(component.options).find(({ name }) => name === key);
    const [, choices] = /\bone of (.+)$/.exec(option?.expected ?? "") ?? [];
    if (choices !== undefined) return choices.split(", ");
  }
  return typeof values.find((each) => each.path === path)?.value === "boolean" ? ["true", "false"] : [];
}

/** What `--attach` takes: attachments with their options, and behind `@` the sites of the network. */
export async function rulesFor(
  operands: readonly string[],
  current: string,
  context: CommandContext,
): Promise<readonly Candidate[]> {
  const { catalog } = (framework ??= createFramework());
  const [, rule] = /^(.*@)[^@)]*$/.exec(current) ?? [];
  if (rule !== undefined) {
    const backbone = (await networkOf(operands, context))?.config.backbone.type;
    const own = catalog.backbones.all().filter(({ type }) => backbone === undefined || type === backbone);
    const sites = new Map(own.flatMap(({ sites: all }) => Object.entries(all)));
    return [...sites].map(([site, description]) => ({ value: `${rule}${site}`, description }));
  }
  const [, before, type] = /^((?:[^=(]+=)?([^(=]+)\((?:[^)]*,)?)[^,)=]*$/.exec(current) ?? [];
  if (before !== undefined && type !== undefined) {
    const options = catalog.attachments.byName.get(type)?.options;
    return (options === undefined ? [] : describeOptions(options)).map(({ name, expected }) => ({
      value: `${before}${name}=`,
      description: expected,
    }));
  }
  const [id = ""] = /^[^=(]+=/.exec(current) ?? [];
  return componentsOf("attachments").map(({ value, ...rest }) => ({ value: `${id}${value}`, ...rest }));
}

/** The network that one of the arguments names, with a section that trains where it has none; no code of a config is run. */
async function networkOf(operands: readonly string[], context: CommandContext): Promise<Network | undefined> {
  const { setOverride } = await import("../../overrides.js");
  for (const reference of operands)
    for (const overrides of [[setOverride(training)], []])
      try {
        const network = await composeNetwork(reference, { plugins: false, cwd: context.cwd, overrides });
        if (overrides.length === 0 || network.config.training !== undefined) return network;
      } catch {
        // It is no network, or not one that is in order.
      }
  return undefined;
}
