import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** Outputs of the compiler, each with the source that it comes from. */
const outputs = /\.(?:js|d\.ts)(?:\.map)?$/;

/** Deletes what the compiler once wrote for a source that is gone: mocha would run the tests among it. */
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

function projects(root) {
  const packages = ["packages", "plugins"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => [join(root, folder, name, "src"), join(root, folder, name, "dist")]),
  );
  return [...packages, [join(root, "test"), join(root, "test", "dist")]];
}
