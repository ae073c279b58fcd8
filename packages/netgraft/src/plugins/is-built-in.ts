import { provided } from "./provided.js";
import { enginePluginNames } from "./engine-plugin-names.js";

/** Whether a plugin is one of those that are there without being named; one that only has the name of one is not. */
export async function isBuiltIn(plugin: unknown): Promise<boolean> {
  const { configPlugins } = await import("./config-plugins.js");
  if (configPlugins.some((builtIn) => builtIn === plugin)) return true;
  // Those with engines take long to load; nobody replaces them.
  const name: unknown = typeof plugin === "object" && plugin !== null ? Reflect.get(plugin, "name") : undefined;
  return enginePluginNames.some((own) => own === name);
}

/** Whether a module is that of a built-in plugin, as this package finds it; another one of that name is not. */
export function isBuiltInModule(url: string): boolean {
  return [...Object.keys(provided), ...enginePluginNames].some((name) => import.meta.resolve(name) === url);
}
