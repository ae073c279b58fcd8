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
    ...without(rest, ["homepage", "bugs", "repository"]),
  };
  const text = `${JSON.stringify(written, undefined, 2)}\n`;
  const path = join(folder, "package.json");
  if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
}

/** @param {Record<string, unknown>} object @param {readonly string[]} keys */
function without(object, keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
