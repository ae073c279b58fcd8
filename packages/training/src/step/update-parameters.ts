import type { UpdateRule } from "@netgraft/core";
import { formulasBelow, type GraphBuilder, type Value } from "@netgraft/core/graph";
import type { Trained } from "./clipped-gradients.js";
import type { Slot } from "./slot.js";

/** Updates each parameter and its slots by the optimizer's rule. @returns the slots, which are buffers of the graph */
export function updateParameters(
  builder: GraphBuilder,
  trained: readonly Trained[],
  rule: UpdateRule,
  scalars: Readonly<Record<string, Value>>,
): readonly Slot[] {
  return trained.flatMap(({ name: of, parameter, gradient }) => {
    const slotName = (slot: string): string => `optimizer.${slot}.${of}`;
    const slots = Object.fromEntries(
      rule.slots.map(({ name, initial }): [string, Value] => [
        name,
        builder.buffer(slotName(name), parameter.axes, { kind: "constant", value: initial }),
      ]),
    );
    const b = formulasBelow(builder, `optimizer.${of}`);
    const updated = rule.update(b, { parameter, gradient, slots, scalars });
    builder.update(of, updated.parameter);
    for (const [name, value] of Object.entries(updated.slots)) builder.update(slotName(name), value);
    const shape = parameter.axes.map(({ size }) => Number(size));
    return rule.slots.map(({ name, initial }): Slot => ({ name: slotName(name), shape, initial, of }));
  });
}
