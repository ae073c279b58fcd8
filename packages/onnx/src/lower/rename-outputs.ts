import type { OnnxNode } from "./onnx-graph.js";

/**
 * The nodes with the graph's outputs under their own names. Where no node computes the tensor, or it is an output
 * already, an Identity gives it the name.
 * @param outputs the tensor of each output, by the output's name
 */
export function renameOutputs(nodes: readonly OnnxNode[], outputs: ReadonlyMap<string, string>): readonly OnnxNode[] {
  const computed = new Set(nodes.flatMap((node) => node.outputs));
  const renamed = new Map<string, string>();
  const copies: OnnxNode[] = [];
  for (const [output, tensor] of outputs) {
    if (computed.has(tensor) && !renamed.has(tensor)) renamed.set(tensor, output);
    else
      copies.push({
        name: `${output}/Identity`,
        opType: "Identity",
        inputs: [renamed.get(tensor) ?? tensor],
        outputs: [output],
        attributes: {},
      });
  }
  const nameOf = (name: string): string => renamed.get(name) ?? name;
  return [
    ...nodes.map((node) => ({ ...node, inputs: node.inputs.map(nameOf), outputs: node.outputs.map(nameOf) })),
    ...copies,
  ];
}
