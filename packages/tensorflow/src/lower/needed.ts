import type { Signature, TensorFlowNode } from "./tensorflow-graph.js";

/** What the signatures depend on: emitters leave behind what another has written in a better form. */
export function needed(
  nodes: readonly TensorFlowNode[],
  signatures: Readonly<Record<string, Signature>>,
): readonly TensorFlowNode[] {
  const ports = Object.values(signatures).flatMap(({ inputs, outputs }) => [
    ...Object.values(inputs),
    ...Object.values(outputs),
  ]);
  const names = new Set(ports.map(({ node }) => node));
  const kept: TensorFlowNode[] = [];
  for (const node of nodes.toReversed()) {
    if (!names.has(node.name)) continue;
    kept.push(node);
    for (const input of node.inputs) names.add(input.replace(/^\^/, "").replace(/:\d+$/, ""));
  }
  return kept.toReversed();
}
