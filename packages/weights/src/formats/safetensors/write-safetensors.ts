import type { StateDict } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { safetensorsChunks, type WriteTensorsOptions } from "./encode.js";

/**
 * Writes a safetensors file, the same bytes as Python's safetensors, without copying the tensors.
 *
 * @throws NG_TENSOR_INVALID; NG_WRITE_FAILED, and then leaves nothing behind
 */
export async function writeSafetensors(
  path: string,
  tensors: StateDict,
  options: WriteTensorsOptions = {},
): Promise<void> {
  await writeFileWhole(path, safetensorsChunks(tensors, options));
}
