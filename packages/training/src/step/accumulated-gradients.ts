import { formulasBelow, expand, type GraphBuilder, only } from "@netgraft/core/graph";
import type { Trained } from "./clipped-gradients.js";
import type { Slot } from "./slot.js";

const slotName = (of: string): string => `accumulated.${of}`;

/** Adds the gradients of a batch to those of the batches before it, which are slots. */
export function addGradients(builder: GraphBuilder, trained: readonly Trained[]): void {
  for (const { name, parameter, gradient } of trained) {
    const sum = builder.buffer(slotName(name), parameter.axes, { kind: "zeros" });
    builder.update(slotName(name), formulasBelow(builder, slotName(name)).add(sum, gradient));
  }
}

/**
 * The mean of the gradients of this batch and of those that were added before, whose sums start again from 0; as they are
 * where nothing is accumulated.
 * @param count of batches, the last one among them
 */
export function meanGradients(
  builder: GraphBuilder,
  trained: readonly Trained[],
  count: number,
): { readonly trained: readonly Trained[]; readonly slots: readonly Slot[] } {
  if (count === 1) return { trained, slots: [] };
  const slots: Slot[] = [];
  const mean = trained.map(({ name, parameter, gradient }): Trained => {
    const sum = builder.buffer(slotName(name), parameter.axes, { kind: "zeros" });
    const b = formulasBelow(builder, slotName(name));
    const zero = builder.constant({ dtype: "float32", axes: [] }, [0]);
    const axes = parameter.axes.map((axis) => ({ ...axis }));
    builder.update(slotName(name), only(b.apply(expand, [zero], { axes })));
    const shape = parameter.axes.map(({ size }) => Number(size));
    slots.push({ name: slotName(name), shape, initial: 0, of: name });
    return { name, parameter, gradient: b.multiply(b.add(sum, gradient), 1 / count) };
  });
  return { trained: mean, slots };
}
