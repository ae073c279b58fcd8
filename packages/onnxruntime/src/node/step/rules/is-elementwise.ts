import type { Node } from "@netgraft/core/graph";
import { elementwiseKinds } from "@netgraft/onnx/lowering";

/** Whether a node computes each element from those at the same place, whatever the order in which they lie. */
export function isElementwise({ operation }: Pick<Node, "operation">): boolean {
  return elementwiseKinds.has(operation.kind);
}
