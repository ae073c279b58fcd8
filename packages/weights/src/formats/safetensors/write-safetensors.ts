import type { StateDict } from "@netgraft/core/graph";
import { writeFileWhole, type WriteFileOptions } from "@netgraft/files";
import { withChecksums } from "./checksums.js";
import { safetensorsChunks, type WriteTensorsOptions } from "./encode.js";

/** What a file is written with. */
export interface WriteSafetensorsOptions extends WriteTensorsOptions, WriteFileOptions {
  /**
   * Whether the metadata have a checksum of each tensor, and of the header: what is read with others is refused then. Other programs
   * read the file as any; who changes it leaves them out. By default there are none.
   */
  readonly checksums?: boolean | undefined;
}

/**
 * Writes a safetensors file, the same bytes as Python's safetensors, without copying the tensors.
 *
 * @throws NG_TENSOR_INVALID; NG_WRITE_FAILED, and then leaves nothing behind
 */
export async function writeSafetensors(
  path: string,
  tensors: StateDict,
  { before, checksums = false, metadata }: WriteSafetensorsOptions = {},
): Promise<void> {
  const written = checksums ? withChecksums(tensors, metadata) : metadata;
  await writeFileWhole(path, safetensorsChunks(tensors, written === undefined ? {} : { metadata: written }), {
    before,
  });
}
