import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { root } from "../workspace.mjs";

const path = "packages/netgraft/src/plugins/provided.ts";

/** The table by which the command finds the built-in plugins that a config needs, without loading them all. */
export const provided = {
  path,
  async render() {
    const module = join(root, "packages", "netgraft", "dist", "plugins", "config-plugins.js");
    /** @type {{ configPlugins: readonly import("@netgraft/core").Plugin[] }} */
    const { configPlugins } = await import(pathToFileURL(module).href);
    const { chosenKinds } = await import("@netgraft/core/config");
    const { createFramework } = await import("@netgraft/core");
    const plurals = [...chosenKinds.map(({ plural }) => plural), /** @type {const} */ ("networks")];
    const table = configPlugins.map(({ name, dependsOn = [] }, index) => {
      // A plugin needs those before it; what they have registered is theirs.
      const catalogOf = (/** @type {number} */ count) =>
        createFramework({ plugins: configPlugins.slice(0, count) }).catalog;
      const [before, catalog] = [catalogOf(index), catalogOf(index + 1)];
      const components = plurals.flatMap((plural) =>
        catalog[plural].names().filter((type) => !before[plural].has(type)),
      );
      return [name, { dependsOn, components }];
    });
    // Names in a line, or the file would be as long as the list.
    const written = JSON.stringify(Object.fromEntries(table)).replaceAll(
      /"components":\[([^\]]+)\]/g,
      (_, names) => `"components":"${JSON.parse(`[${names}]`).join(" ")}".split(" ")`,
    );
    const text = `
      /** What a built-in plugin provides. */
      export interface Provided {
        readonly dependsOn: readonly string[];
        /** Names of its networks, and types of its other components. */
        readonly components: readonly string[];
      }

      /** The built-in plugins whose components configs choose; written by \`npm run docs\`. */
      export const provided: Readonly<Record<string, Provided>> = ${written};`;
    return format(text, { ...(await resolveConfig(join(root, path))), parser: "typescript" });
  },
};
