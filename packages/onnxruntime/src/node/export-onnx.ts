import type { Program } from "@netgraft/core/graph";
import { type ExportOptions, onnxPieces } from "@netgraft/onnx";

/**
 * Writes a program as an ONNX file, whole or not at all, without making a copy of its weights.
 * @throws NG_OPERATION_UNSUPPORTED, NG_MODEL_TENSOR, NG_MODEL_TOO_LARGE, NG_WRITE_FAILED
 */
export async function exportOnnx(program: Program, path: string, options: ExportOptions = {}): Promise<void> {
  const { writeFileWhole } = await import("@netgraft/files");
  await writeFileWhole(path, await onnxPieces(program, options));
}
