import type { StateDict } from "@netgraft/core/graph";
import { writeFileWhole, type WriteFileOptions } from "@netgraft/files";
import { safetensorsChunks, type WriteTensorsOptions } from "./encode.js";

/**
 * Writes a safetensors file, the same bytes as Python's safetensors, without copying the tensors.
 *
 * @throws NG_TENSOR_INVALID; NG_WRITE_FAILED, and then leaves nothing behind
 */
export async function writeSafetensors(
  path: string,
  tensors: StateDict,
  { before, ...options }: WriteTensorsOptions & WriteFileOptions = {},
): Promise<void> {
  await writeFileWhole(path, safetensorsChunks(tensors, options), { before });
}
