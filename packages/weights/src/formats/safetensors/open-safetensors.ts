import type { Tensor } from "@netgraft/core/graph";
import { openFile } from "@netgraft/files";
import { openedFile } from "../opened-file.js";
import type { StoredTensor } from "../stored/stored-tensor.js";
import type { WeightsFile, WeightsFormat } from "../weights-file.js";
import { assertChecksum, takeChecksums } from "./checksums.js";
import { headerLength, PREFIX_LENGTH } from "./header-length.js";
import { parseHeader } from "./parse-header.js";

/** Hugging Face's safetensors: the length of a header in JSON, the header, and the data. */
export const safetensorsFormat: WeightsFormat = {
  name: "safetensors",
  extensions: [".safetensors"],
  // Of a length as an integer of 64 bits, the upper half is 0; the object follows.
  recognizes: (head) =>
    head.length > PREFIX_LENGTH && head.subarray(4, 8).every((byte) => byte === 0) && head[8] === 0x7b,
  async open(file) {
    const { path, size } = file;
    const prefix = await file.read(0, Math.min(PREFIX_LENGTH, size));
    const header = await file.read(PREFIX_LENGTH, headerLength(prefix, size, path));
    const { tensors, metadata: all } = parseHeader(header, size, path);
    const { metadata, checksums } = takeChecksums({ tensors, metadata: all }, path);
    const placed = [...tensors].map(([name, entry]): [string, StoredTensor] => {
      const transform = (tensor: Tensor): Tensor => {
        assertChecksum(checksums, name, tensor, path);
        return tensor;
      };
      return [name, { ...entry, bytes: file, transform }];
    });
    return { format: "safetensors", tensors: new Map(placed), metadata };
  },
};

/**
 * Opens a safetensors file and reads its header alone; the caller closes it.
 *
 * @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT
 */
export async function openSafetensors(path: string): Promise<WeightsFile> {
  const file = await openFile(path);
  try {
    return openedFile(file, await safetensorsFormat.open(file, {}));
  } catch (error) {
    await file.close();
    throw error;
  }
}
