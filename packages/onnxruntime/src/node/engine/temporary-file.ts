import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `use` with the path of a file that `write` has written and that is gone afterwards. */
export async function withTemporaryFile<T>(
  write: (path: string) => Promise<void>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "netgraft-"));
  try {
    const path = join(folder, "model.onnx");
    await write(path);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
