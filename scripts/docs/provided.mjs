import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { root } from "../workspace.mjs";

const path = "packages/netgraft/src/plugins/provided.ts";

/** The table by which the command finds the built-in plugins that a network needs, without loading them all. */
export const provided = {
  path,
  async render() {
    const module = join(root, "packages", "netgraft", "dist", "plugins", "composition-plugins.js");
    const { compositionPlugins } = await import(pathToFileURL(module).href);
    const table = compositionPlugins.map(
      ({ name, dependsOn = [], backbones = [], attachments = [], networks = [] }) => {
        const components = [...backbones.map(({ type }) => type), ...attachments.map(({ type }) => type)];
        return [name, { dependsOn, components: [...components, ...networks.map((network) => network.name)] }];
      },
    );
    const text = `
      /** What a built-in plugin provides. */
      export interface Provided {
        readonly dependsOn: readonly string[];
        /** Names of its backbones, attachments and networks. */
        readonly components: readonly string[];
      }

      /** The built-in plugins that networks are composed from; written by \`npm run docs\`. */
      export const provided: Readonly<Record<string, Provided>> = ${JSON.stringify(Object.fromEntries(table))};`;
    return format(text, { ...(await resolveConfig(join(root, path))), parser: "typescript" });
  },
};
