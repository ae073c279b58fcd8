import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { type Sourced, sourcedList, sourcedMap, sourcedScalar } from "@netgraft/core";

/** The config with its references to files, which are relative to the file that has them, made relative to a folder. */
export function movedTo(folder: string, tree: Sourced): Sourced {
  if (tree.kind !== "map") return tree;
  return sourcedMap(
    [...tree.entries].map(([key, entry]) => {
      const { value } = entry;
      if (key === "labels") return [key, { ...entry, value: movedText(folder, value, () => true) }];
      if (key !== "plugins" || value.kind !== "list") return [key, entry];
      return [
        key,
        {
          ...entry,
          value: sourcedList(
            value.items.map((item) => movedText(folder, item, isPath)),
            value.origin,
          ),
        },
      ];
    }),
    tree.origin,
  );
}

function movedText(folder: string, value: Sourced, isFile: (text: string) => boolean): Sourced {
  if (value.kind !== "scalar" || typeof value.value !== "string" || !isFile(value.value)) return value;
  const { origin } = value;
  if (origin.kind !== "file" && origin.kind !== "program") return value;
  const path = resolve(dirname(resolve(folder, origin.name)), value.value);
  const moved = relative(folder, path).split(sep).join("/");
  return sourcedScalar(isAbsolute(moved) || moved.startsWith("../") ? moved : `./${moved}`, origin);
}

function isPath(plugin: string): boolean {
  return /^\.{1,2}\//.test(plugin);
}
