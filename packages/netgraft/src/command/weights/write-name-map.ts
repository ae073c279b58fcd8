import { writeFileWhole } from "@netgraft/files";
import type { CommandContext } from "../context.js";
import { formatCounted } from "../output/numbers.js";

/**
 * Writes as JSON which name in a file each tensor has, by the name that it goes by, and says so.
 * @param names where they differ @throws NG_WRITE_FAILED
 */
export async function writeNameMap(
  context: CommandContext,
  argument: string,
  names: ReadonlyMap<string, string> | undefined,
  tensors: Iterable<string>,
): Promise<void> {
  const path = context.shownPath(argument);
  const map = Object.fromEntries([...tensors].map((name) => [name, names?.get(name) ?? name]));
  await writeFileWhole(path, [new TextEncoder().encode(`${JSON.stringify(map, undefined, 2)}\n`)]);
  context.note(`${path}: ${formatCounted(Object.keys(map).length, "name")}`);
}
