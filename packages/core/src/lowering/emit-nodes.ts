import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";
import type { DType } from "../tensor/dtype.js";
import type { Emitters } from "./emitter.js";

/** Emits nodes in order. @param tensors by the value's `id`: those of inputs and state at first, those of all values then */
export function emitNodes<Tensor, Emission extends { at(path: string, dtype?: DType): void }>(
  nodes: readonly Node[],
  emitters: Emitters<Tensor, Emission>,
  emission: Emission,
  tensors: Map<number, Tensor>,
): void {
  for (const { operation, inputs, outputs, attributes, path } of nodes) {
    emission.at(path, outputs[0]?.dtype);
    const given = inputs.map((value) => tensorOf(tensors, value));
    const emitted = emitters.get(operation.kind)?.({ inputs: given, outputs, attributes }, emission) ?? [];
    for (const [port, { id }] of outputs.entries()) {
      const tensor = emitted[port];
      if (tensor !== undefined) tensors.set(id, tensor);
    }
  }
}

/** The tensor of a value that has been emitted. */
export function tensorOf<Tensor>(tensors: ReadonlyMap<number, Tensor>, { id }: Value): Tensor {
  const tensor = tensors.get(id);
  if (tensor === undefined) throw new TypeError("a node comes before one that it depends on");
  return tensor;
}
