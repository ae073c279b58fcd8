import type { Exported, Exporter } from "@netgraft/core/graph";
import { writeFileWhole, writeFolderWhole } from "@netgraft/files";

/**
 * Writes what an exporter makes, whole or not at all. A file replaces what is there; a folder has to be new or empty.
 * @throws NG_WRITE_FAILED, NG_OUTPUT_EXISTS; what the exporter throws
 */
export async function writeExport(exporter: Exporter, exported: Exported, path: string): Promise<void> {
  if (exporter.output === "file") return writeFileWhole(path, await exporter.encode(exported));
  const files = await exporter.encode(exported);
  await writeFolderWhole(path, async (_folder, write) => {
    for (const [name, pieces] of files) await write(name, pieces);
  });
}
