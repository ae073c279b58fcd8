import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A package.json, as far as scripts read it.
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} description
 * @property {boolean} [private]
 * @property {readonly string[]} [keywords]
 * @property {Record<string, string | { types: string, default: string }>} exports
 * @property {Record<string, { types: string, default: string }>} [imports]
 * @property {Record<string, string>} [dependencies]
 */

/** @typedef {{ folder: string, place: string, manifest: Manifest & Record<string, unknown> }} WorkspacePackage */

/** The repository's root folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * The packages of the workspace with their package.json, those of `packages/` first.
 * @returns {WorkspacePackage[]}
 */
export function workspacePackages() {
  return ["packages", "plugins"].flatMap((group) =>
    readdirSync(join(root, group))
      .filter((name) => existsSync(join(root, group, name, "package.json")))
      .map((name) => {
        const folder = join(root, group, name);
        return {
          folder,
          place: `${group}/${name}`,
          manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
        };
      }),
  );
}

/**
 * The modules that a package exports: the subpath, and the compiled module with its types.
 * @param {WorkspacePackage} workspacePackage
 */
export function entryPoints({ folder, manifest }) {
  return Object.entries(manifest.exports).flatMap(([subpath, target]) =>
    typeof target === "string"
      ? []
      : [{ subpath, module: join(folder, target.default), types: join(folder, target.types) }],
  );
}
