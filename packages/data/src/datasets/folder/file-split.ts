import { stat } from "node:fs/promises";
import { relative } from "node:path";
import type { DatasetItem, DatasetSplit, PictureIdentity } from "@netgraft/core";
import { inNfc } from "../text-order.js";

/**
 * The pictures of files.
 * @param folder that of the dataset, from which pictures have their names
 * @param byClass the paths of each class, in the order of the classes
 */
export function fileSplit(folder: string, byClass: readonly (readonly string[])[]): DatasetSplit {
  const items = byClass.flatMap((paths, label) => paths.map((path) => ({ path, label })));
  const itemAt = (index: number): (typeof items)[number] => {
    const item = items[index];
    if (item === undefined) throw new RangeError(`there is no picture ${index} among ${items.length}`);
    return item;
  };
  return {
    length: items.length,
    item(index): DatasetItem {
      const { path, label } = itemAt(index);
      return { source: { kind: "file", path }, label };
    },
    label: (index) => itemAt(index).label,
    async identity(index): Promise<PictureIdentity> {
      const { path, label } = itemAt(index);
      const size = await stat(path).then(
        (entry) => entry.size,
        // That it cannot be read is told where it is read.
        () => undefined,
      );
      return { label, name: inNfc(relative(folder, path).replaceAll("\\", "/")), size };
    },
  };
}
