import type { OnnxConstant, OnnxNode } from "./onnx-graph.js";

/** The nodes that the outputs depend on, in order: what was prepared in vain is left out. */
export function usedNodes(nodes: readonly OnnxNode[], outputs: Iterable<string>): readonly OnnxNode[] {
  const needed = new Set(outputs);
  const used = nodes.toReversed().filter((node) => {
    if (!node.outputs.some((output) => needed.has(output))) return false;
    for (const input of node.inputs) needed.add(input);
    return true;
  });
  return used.toReversed();
}

/** The constants that some node takes. */
export function usedConstants(constants: readonly OnnxConstant[], nodes: readonly OnnxNode[]): readonly OnnxConstant[] {
  const taken = new Set(nodes.flatMap(({ inputs }) => inputs));
  return constants.filter(({ name }) => taken.has(name));
}
