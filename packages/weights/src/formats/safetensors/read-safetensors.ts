import type { Tensor } from "@netgraft/core/graph";
import type { ReadTensorsOptions } from "../stored/tensor-info.js";
import type { Safetensors } from "./parse.js";
import { openSafetensors } from "./open-safetensors.js";

/**
 * Reads a whole safetensors file, each tensor into an array of its own.
 *
 * @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT
 */
export async function readSafetensors(path: string, options: ReadTensorsOptions = {}): Promise<Safetensors> {
  const file = await openSafetensors(path);
  try {
    const tensors = new Map<string, Tensor>();
    for (const name of file.tensors.keys()) tensors.set(name, await file.read(name, options));
    return { tensors, metadata: file.metadata };
  } finally {
    await file.close();
  }
}
