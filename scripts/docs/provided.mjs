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
    const { valueAt } = await import("@netgraft/core/host");
    const everything = createFramework({ plugins: [...configPlugins] });
    /** The types that a network's config names, those of what it extends among them. */
    const typesOf = (/** @type {string} */ network) => {
      const { tree } = everything.compose(network);
      const attachments = valueAt(tree, ["attachments"]);
      const rules = attachments?.kind === "list" ? attachments.items : [];
      const types = [valueAt(tree, ["backbone", "type"]), ...rules.map((rule) => valueAt(rule, ["attach", "type"]))];
      return types.flatMap((type) => (type?.kind === "scalar" ? [String(type.value)] : []));
    };
    const table = configPlugins.map(({ name, dependsOn = [] }, index) => {
      // A plugin needs those before it; what they have registered is theirs.
      const catalogOf = (/** @type {number} */ count) =>
        createFramework({ plugins: configPlugins.slice(0, count) }).catalog;
      const [before, catalog] = [catalogOf(index), catalogOf(index + 1)];
      const components = plurals.flatMap((plural) =>
        catalog[plural].names().filter((type) => !before[plural].has(type)),
      );
      return {
        name,
        dependsOn,
        components,
        networks: catalog.networks.names().filter((one) => !before.networks.has(one)),
      };
    });
    // A preset may be made of what other plugins provide, which those who load its plugin for something else need not have.
    const all = table.map(({ networks, ...plugin }) => {
      const has = (/** @type {string} */ type) => [plugin.name, ...plugin.dependsOn].includes(providerOf(type));
      const providerOf = (/** @type {string} */ type) =>
        table.find(({ components }) => components.includes(type))?.name ?? "";
      const needs = networks.flatMap((network) => {
        const others = [
          ...new Set(
            typesOf(network)
              .filter((type) => !has(type))
              .map(providerOf),
          ),
        ];
        return others.length === 0 ? [] : [[network, others]];
      });
      const { name, dependsOn, components } = plugin;
      return [name, { dependsOn, components, ...(needs.length === 0 ? {} : { needs: Object.fromEntries(needs) }) }];
    });
    // As words of one text, which keeps the file short.
    const listed = JSON.stringify(Object.fromEntries(all)).replaceAll(
      /"components":\[([^\]]*)\]/g,
      (_, names) => `"components":"${names.replaceAll('"', "").replaceAll(",", " ")}".split(" ")`,
    );
    const text = `
      /** What a built-in plugin provides. */
      export interface Provided {
        readonly dependsOn: readonly string[];
        /** Names of its networks, and types of its other components. */
        readonly components: readonly string[];
        /** Other plugins by the networks whose configs name what these provide. */
        readonly needs?: Readonly<Record<string, readonly string[]>>;
      }

      /** The built-in plugins whose components configs choose; written by \`npm run docs\`. */
      export const provided: Readonly<Record<string, Provided>> = ${listed};`;
    return format(text, { ...(await resolveConfig(join(root, path))), parser: "typescript" });
  },
};
