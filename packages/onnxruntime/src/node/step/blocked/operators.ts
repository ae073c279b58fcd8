import type { Emission, OnnxAttributes } from "@netgraft/onnx/lowering";

/** Adds an operator on feature maps in blocks of channels, which onnxruntime has for itself. @returns its output's name */
export function blockedOperator(
  emission: Emission,
  opType: string,
  inputs: readonly string[],
  attributes: OnnxAttributes = {},
): string {
  return emission.assistIn("com.microsoft.nchwc", opType, inputs, attributes);
}

/** The tensor in another shape; its elements stay where they are. */
export function reshaped(emission: Emission, name: string, shape: readonly number[]): string {
  return emission.assist("Reshape", [name, emission.integers(shape)]);
}
