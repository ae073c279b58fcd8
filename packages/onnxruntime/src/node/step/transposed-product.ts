import type { Emission } from "@netgraft/onnx/lowering";

/** a · bᵀ by onnxruntime's own operator: the transposition apart would take longer than the product. */
export function transposedProduct(emission: Emission, a: string, b: string): string {
  return emission.assistIn("com.microsoft", "FusedMatMul", [a, b], { transB: 1 });
}
