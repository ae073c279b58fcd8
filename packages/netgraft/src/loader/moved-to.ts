import { isAbsolute, relative, resolve, sep } from "node:path";
import {
  type ConfigPath,
  formatConfigPath,
  type Origin,
  type Sourced,
  sourcedList,
  sourcedMap,
  sourcedScalar,
} from "@netgraft/core";
import { folderOf } from "./folder-of.js";

/** Where a config is moved. */
export interface Move {
  /** The folder from which it is named. */
  readonly cwd: string;
  /** The folder that it will be in. */
  readonly folder: string;
}

/** The places of files in a config. */
const files: ReadonlySet<string> = new Set([
  "labels",
  "training.dataset.path",
  "training.weights",
  "training.weights.file",
]);

/** The config with its references to files, which are relative to the file that has them, made relative to a folder. */
export function movedTo(tree: Sourced, move: Move, path: ConfigPath = []): Sourced {
  if (tree.kind === "map") {
    return sourcedMap(
      [...tree.entries].map(([key, entry]) => [key, { ...entry, value: movedTo(entry.value, move, [...path, key]) }]),
      tree.origin,
    );
  }
  if (tree.kind === "list") {
    return sourcedList(
      tree.items.map((item, index) => movedTo(item, move, [...path, index])),
      tree.origin,
    );
  }
  const { value, origin } = tree;
  return typeof value === "string" && isFile(path, value)
    ? sourcedScalar(movedFile(value, origin, move), origin)
    : tree;
}

function isFile(path: ConfigPath, value: string): boolean {
  if (isAbsolute(value)) return false;
  return files.has(formatConfigPath(path)) || (path[0] === "plugins" && /^\.{1,2}\//.test(value));
}

function movedFile(file: string, origin: Origin, { cwd, folder }: Move): string {
  const moved = relative(folder, resolve(folderOf(origin, cwd), file))
    .split(sep)
    .join("/");
  return isAbsolute(moved) || moved.startsWith("../") ? moved : `./${moved}`;
}
