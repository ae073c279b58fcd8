import { createFramework as createCoreFramework, type Framework } from "@netgraft/core";
import { builtInPlugins } from "./plugins/built-in-plugins.js";
import { traceAsAsked } from "./trace.js";

/**
 * A framework with the built-in plugins, and more in the order given.
 * @throws NG_OPTION_UNSUPPORTED for the environment variable NETGRAFT_TRACE; NG_PLUGIN_INVALID and the other errors of plugins
 */
export function createFramework({ plugins = [] }: { readonly plugins?: readonly unknown[] } = {}): Framework {
  traceAsAsked();
  return createCoreFramework({ plugins: [...builtInPlugins, ...plugins] });
}
