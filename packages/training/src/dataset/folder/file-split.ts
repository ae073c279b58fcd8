import type { DatasetItem, DatasetSplit } from "@netgraft/core";

/** The pictures of files. @param byClass the paths of each class, in the order of the classes */
export function fileSplit(byClass: readonly (readonly string[])[]): DatasetSplit {
  const items = byClass.flatMap((paths, label) => paths.map((path) => ({ path, label })));
  return {
    length: items.length,
    item(index): DatasetItem {
      const item = items[index];
      if (item === undefined) throw new RangeError(`there is no picture ${index} among ${items.length}`);
      return { source: { kind: "file", path: item.path }, label: item.label };
    },
  };
}
