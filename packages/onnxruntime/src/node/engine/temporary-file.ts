import { join } from "node:path";
import { withTemporaryFolder } from "@netgraft/files";

/** Runs `use` with the path of a file that `write` has written and that is gone afterwards. @throws NG_WRITE_FAILED */
export async function withTemporaryFile<T>(
  write: (path: string) => Promise<void>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, "model.onnx");
    await write(path);
    return use(path);
  });
}
