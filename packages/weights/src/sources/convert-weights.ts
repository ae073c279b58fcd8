import type { TensorSpec } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { streamedSafetensors } from "../formats/safetensors/encode.js";
import type { OpenWeightsOptions, WeightsFile } from "../formats/weights-file.js";
import type { Renames } from "../surgery/rename-tensors.js";
import { openWeights } from "./open-weights.js";
import { openWeightsFor } from "./open-weights-for.js";

/** How a file of weights is converted. */
export interface ConvertOptions extends OpenWeightsOptions {
  /** Of the network whose names the tensors get, where they can be told; by default they keep their own. */
  readonly specs?: Iterable<TensorSpec> | undefined;
  /** With `specs`, other names for tensors of the file. */
  readonly rename?: Renames | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each tensor how many are written. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Writes the tensors of a file of any format that is read as safetensors, with the same numbers; one of them is in memory at a time.
 *
 * @returns what was read, closed
 * @throws as `openWeights`; NG_TENSOR_INVALID; NG_WRITE_FAILED, and then leaves nothing behind; the reason of `signal`
 */
export async function convertWeights(
  path: string,
  output: string,
  { specs, rename, signal, onProgress, ...options }: ConvertOptions = {},
): Promise<WeightsFile> {
  const file = await (specs === undefined
    ? openWeights(path, options)
    : openWeightsFor(path, specs, { ...options, rename }));
  try {
    let done = 0;
    const read: WeightsFile["read"] = async (name) => {
      signal?.throwIfAborted();
      const tensor = await file.read(name);
      onProgress?.(++done, file.tensors.size);
      return tensor;
    };
    // "pt" tells other readers of safetensors that the layout is PyTorch's.
    const metadata = new Map([["format", "pt"], ...file.metadata]);
    await writeFileWhole(output, streamedSafetensors(file.tensors, read, { metadata }));
    return file;
  } finally {
    await file.close();
  }
}
