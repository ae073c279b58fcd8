import { nearest, type Tensor, tensorFromBytes, toFloat32 } from "@netgraft/core/graph";
import type { ReadableFile } from "@netgraft/files";
import { WeightsMismatchError } from "../errors.js";
import type { ReadTensorsOptions, TensorInfo } from "./weights-file.js";

/** Reads a tensor whose data lie in a file as they are. @throws NG_WEIGHTS_MISMATCH where there is none of that name; NG_READ_FAILED */
export async function readTensor(
  file: ReadableFile,
  tensors: ReadonlyMap<string, TensorInfo>,
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
