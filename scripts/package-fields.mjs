/**
 * Gives each package what npm shows of it: the repository, where to tell of faults, keywords, and the licence's text.
 * The addresses are those of the root's package.json. A keyword that a package has is kept.
 *
 *     node scripts/package-fields.mjs
 */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, workspacePackages } from "./workspace.mjs";

const { repository, bugs, homepage } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

for (const { folder, place, manifest } of workspacePackages()) {
  if (manifest.private === true) continue;
  const { name, version, description, license, keywords = [], ...rest } = manifest;
  const written = {
    name,
    version,
    description,
    keywords: [...new Set(["netgraft", ...keywords])],
    homepage: `${homepage}/tree/main/${place}`,
    bugs,
    repository: { ...repository, directory: place },
    license,
    ...withTypes(without(rest, ["homepage", "bugs", "repository"])),
  };
  const text = `${JSON.stringify(written, undefined, 2)}\n`;
  const path = join(folder, "package.json");
  if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
}

/**
 * Fields with the entries of `exports` for what resolves modules as Node 10 did (`moduleResolution: node` of TypeScript before 6, and
 * old bundlers), which knows no `exports`.
 * @param {Record<string, unknown>} fields
 */
function withTypes(fields) {
  const { exports, ...rest } = without(fields, ["main", "types", "typesVersions"]);
  /** @type {[string, { types: string, default: string }][]} */
  const entries = Object.entries(exports ?? {}).filter(([, target]) => typeof target === "object");
  const [, main] = entries.find(([name]) => name === ".") ?? [];
  const others = entries.filter(([name]) => name !== ".").map(([name, { types }]) => [name.slice(2), [types]]);
  const before = Object.keys(rest);
  const place = before.indexOf("engines") + 1;
  const written = {
    ...(main && { main: main.default, types: main.types }),
    exports,
    ...(others.length > 0 && { typesVersions: { "*": Object.fromEntries(others) } }),
  };
  const parts = [before.slice(0, place), before.slice(place)].map((keys) => keys.map((key) => [key, rest[key]]));
  return { ...Object.fromEntries(parts[0] ?? []), ...written, ...Object.fromEntries(parts[1] ?? []) };
}

/** @param {Record<string, unknown>} object @param {readonly string[]} keys */
function without(object, keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
