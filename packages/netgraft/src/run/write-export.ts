import type { Exported, Exporter } from "@netgraft/core/graph";
import { writeFileWhole, writeFolderWhole } from "@netgraft/files";

/**
 * Writes what an exporter makes, whole or not at all. A file replaces what is there; a folder has to be new or empty.
 * @param check looks at what is written before it takes its place; where it throws, nothing does
 * @throws NG_WRITE_FAILED, NG_OUTPUT_EXISTS; what the exporter throws
 */
export async function writeExport(
  exporter: Exporter,
  exported: Exported,
  path: string,
  check?: (written: string) => Promise<void>,
): Promise<void> {
  if (exporter.output === "file")
    return writeFileWhole(path, await exporter.encode(exported), {
      before: async (written) => {
        if (written !== undefined) await check?.(written);
      },
    });
  const files = await exporter.encode(exported);
  await writeFolderWhole(path, async (folder, write) => {
    for (const [name, pieces] of files) await write(name, pieces);
    await check?.(folder);
  });
}
