import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** Outputs of the compiler, each with the source that it comes from. */
const outputs = /\.(?:js|d\.ts)(?:\.map)?$/;

/**
 * Deletes what the compiler once wrote for a source that is gone: mocha would run the tests among it.
 * @param {string} root
 */
export function removeStaleOutput(root) {
  for (const [sources, dist] of projects(root)) {
    if (!existsSync(dist)) continue;
    for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !outputs.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const source = join(sources, relative(dist, path).replace(outputs, ".ts"));
      if (!existsSync(source)) rmSync(path);
    }
  }
}

/**
 * The folders of sources with those of their outputs.
 * @param {string} root
 * @returns {[string, string][]}
 */
function projects(root) {
  const folders = ["packages", "plugins"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
  return [
    ...folders.map((folder) => pair(join(folder, "src"), join(folder, "dist"))),
    pair(join(root, "test"), join(root, "test", "dist")),
  ];
}

/** @type {(sources: string, dist: string) => [string, string]} */
const pair = (sources, dist) => [sources, dist];
