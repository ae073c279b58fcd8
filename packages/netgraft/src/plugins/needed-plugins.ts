import type { CollectedConfig, Override, Sourced } from "@netgraft/core/config";
import { valueAt } from "@netgraft/core/host";
import { provided } from "./provided.js";

/**
 * The few built-in plugins that provide all that a config names, so that the others need not be loaded: loading takes far
 * longer than composing. Undefined where that is not known, because the config has plugins of its own or a name that none
 * of the built-in ones provides.
 */
export async function neededPlugins(collected: CollectedConfig): Promise<readonly unknown[] | undefined> {
  if (collected.plugins.length > 0 || (collected.broughtPlugins ?? []).length > 0) return undefined;
  const wanted = new Set<string>();
  for (const name of namesIn(collected)) {
    const provider = Object.keys(provided).find((plugin) => provided[plugin]?.components.includes(name));
    if (provider === undefined) return undefined;
    for (const other of provided[provider]?.needs?.[name] ?? []) want(other, wanted);
    want(provider, wanted);
  }
  const modules = [...wanted].map(async (plugin): Promise<unknown> => {
    // A built-in plugin is the default export of the package whose name it has.
    const { default: exported } = (await import(plugin)) as { readonly default: unknown };
    return exported;
  });
  return Promise.all(modules);
}

/** Adds a plugin after those that it depends on. */
function want(plugin: string, wanted: Set<string>): void {
  for (const needed of provided[plugin]?.dependsOn ?? []) want(needed, wanted);
  wanted.add(plugin);
}

/** The networks and the types of components that a config and its overrides name. */
function namesIn({ layers, preset, overrides }: CollectedConfig): readonly string[] {
  return [
    ...(preset === undefined ? [] : [preset.reference]),
    ...layers.flatMap(typesIn),
    ...overrides.flatMap(typesOfOverride),
  ];
}

function typesOfOverride(override: Override): readonly string[] {
  if (override.kind === "attach") return typesIn(override.rule);
  const { path, value } = override;
  return path.at(-1) === "type" && value.kind === "scalar" ? [String(value.value)] : typesIn(value);
}

/** What stands under the keys `type`, at any depth. */
function typesIn(tree: Sourced): readonly string[] {
  if (tree.kind === "scalar") return [];
  if (tree.kind === "list") return tree.items.flatMap(typesIn);
  const type = valueAt(tree, ["type"]);
  const own = type?.kind === "scalar" ? [String(type.value)] : [];
  return [...own, ...[...tree.entries.values()].flatMap(({ value }) => typesIn(value))];
}
