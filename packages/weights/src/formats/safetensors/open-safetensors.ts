import { nearest, type Tensor, tensorFromBytes, toFloat32 } from "@netgraft/core/graph";
import { openFile, type ReadableFile } from "@netgraft/files";
import { WeightsMismatchError } from "../../errors.js";
import type { SafetensorsHeader } from "./header.js";
import { headerLength, PREFIX_LENGTH } from "./header-length.js";
import type { ReadTensorsOptions } from "./parse.js";
import { parseHeader } from "./parse-header.js";

/** A safetensors file whose header has been read and checked, and whose tensors are read one by one on demand. */
export interface SafetensorsFile extends SafetensorsHeader {
  readonly path: string;
  /**
   * Reads one tensor; its data belong to nobody else.
   *
   * @throws NG_WEIGHTS_MISMATCH where there is no tensor of that name; NG_READ_FAILED
   */
  read(name: string, options?: ReadTensorsOptions): Promise<Tensor>;
  close(): Promise<void>;
}

/**
 * Opens a safetensors file and reads its header alone; the caller closes it.
 *
 * @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT
 */
export async function openSafetensors(path: string): Promise<SafetensorsFile> {
  const file = await openFile(path);
  try {
    const prefix = await file.read(0, Math.min(PREFIX_LENGTH, file.size));
    const header = await file.read(PREFIX_LENGTH, headerLength(prefix, file.size, path));
    const { tensors, metadata } = parseHeader(header, file.size, path);
    return {
      path,
      tensors,
      metadata,
      read: (name, options) => readTensor(file, tensors, name, options),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readTensor(
  file: ReadableFile,
  tensors: SafetensorsHeader["tensors"],
  name: string,
  { asFloat32 = false }: ReadTensorsOptions = {},
): Promise<Tensor> {
  const info = tensors.get(name);
  if (info === undefined) {
    const suggestion = nearest(name, tensors.keys());
    throw new WeightsMismatchError({
      at: file.path,
      message: `there is no tensor ${JSON.stringify(name)} in the file`,
      ...(suggestion === undefined ? {} : { nearest: suggestion }),
    });
  }
  const tensor = tensorFromBytes(info.dtype, info.shape, await file.read(info.byteOffset, info.byteLength));
  return asFloat32 ? toFloat32(tensor) : tensor;
}
