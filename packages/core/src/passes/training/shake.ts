import type { GraphBuilder } from "../../graph/graph-builder.js";
import type { Node } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import { exactly } from "../../operations/arity.js";
import { detach } from "../../operations/detach.js";
import { only } from "../../operations/only.js";
import { arithmeticBelow } from "../arithmetic-below.js";
import { localName } from "../rewrite.js";

/**
 * Two branches mixed as α · a + (1 − α) · b, whose gradients are mixed by another draw β (Gastaldi 2017, "Shake-Shake",
 * drawn for each example). α and β are inputs `<path of the node>.forward` and `.backward` with a mark `uniform`.
 */
export function shake(node: Node, inputs: readonly Value[], builder: GraphBuilder): readonly Value[] {
  const [first, second] = exactly(2, inputs);
  const axes = first.axes.filter(({ name }) => name === "batch");
  const draw = (name: string): Value => {
    const input = builder.input(`${node.path}.${name}`, { dtype: first.dtype, axes });
    builder.mark({ kind: "uniform", value: input.id });
    return input;
  };
  const [forward, backward] = [draw("forward"), draw("backward")];
  const b = arithmeticBelow(builder, localName(node, builder.scope));
  const difference = b.subtract(first, second);
  // What differs from the mixture by β is a constant to the gradient.
  const correction = only(b.apply(detach, [b.multiply(difference, b.subtract(forward, backward))], {}));
  return [b.add(b.add(second, b.multiply(difference, backward)), correction)];
}
