import type { TensorSpec } from "@netgraft/core/graph";

/** The most elements that travel between the processes in one message, where a single tensor has no more. */
const most = 1 << 22;

/** Tensors in portions that fit into messages, in order. */
export function portions(specs: readonly TensorSpec[]): readonly (readonly TensorSpec[])[] {
  const all: TensorSpec[][] = [];
  let room = 0;
  for (const spec of specs) {
    const elements = spec.shape.reduce((product, size) => product * size, 1);
    if (all.length === 0 || elements > room) {
      all.push([]);
      room = most;
    }
    all.at(-1)?.push(spec);
    room -= elements;
  }
  return all;
}
