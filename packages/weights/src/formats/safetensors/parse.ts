import { type StateDict, type Tensor, toFloat32 } from "@netgraft/core/graph";
import { tensorOfStored } from "../stored/stored-dtype.js";
import type { ReadTensorsOptions } from "../stored/tensor-info.js";
import { assertChecksum, takeChecksums } from "./checksums.js";
import { headerLength, PREFIX_LENGTH } from "./header-length.js";
import { parseHeader } from "./parse-header.js";

/** The contents of a safetensors file. */
export interface Safetensors {
  readonly tensors: StateDict;
  /** The file's `__metadata__`; empty where it has none. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads a safetensors file that is in memory; the tensors are views of `bytes` wherever it is aligned for them.
 *
 * @param file a name for messages
 * @throws NG_WEIGHTS_FORMAT
 */
export function parseSafetensors(
  bytes: Uint8Array,
  { asFloat32 = false, file = "safetensors" }: ReadTensorsOptions & { readonly file?: string } = {},
): Safetensors {
  const size = bytes.byteLength;
  const dataOffset = PREFIX_LENGTH + headerLength(bytes.subarray(0, PREFIX_LENGTH), size, file);
  const header = parseHeader(bytes.subarray(PREFIX_LENGTH, dataOffset), size, file);
  const { metadata, checksums } = takeChecksums(header, file);
  const tensors = new Map<string, Tensor>();
  for (const [name, { stored, shape, byteOffset, byteLength }] of header.tensors) {
    const tensor = tensorOfStored(stored, shape, bytes.subarray(byteOffset, byteOffset + byteLength));
    assertChecksum(checksums, name, tensor, file);
    tensors.set(name, asFloat32 ? toFloat32(tensor) : tensor);
  }
  return { tensors, metadata };
}
