import type { Emitters, Node, Operation } from "@netgraft/core/graph";
import { axesEmitters } from "./axes.js";
import { elementwise } from "./elementwise.js";
import { products } from "./products.js";
import { reductions } from "./reductions.js";
import type { Emission, Tensor } from "./tensor.js";

/** What writes each operation as an expression of PyTorch. */
export const emitters: Emitters<Tensor, Emission> = new Map([
  ...elementwise,
  ...axesEmitters,
  ...products,
  ...reductions,
]);

/** Kinds that PyTorch has on maps alone. */
const ofMaps = new Set(["resize", "nearestResize", "adaptiveAveragePool", "adaptiveMaxPool", "maxPool", "averagePool"]);

/** Whether a node is written as it is; others are decomposed. */
export function isWritten({ kind }: Operation, { operation, inputs, attributes }: Node): boolean {
  if (!emitters.has(kind)) return false;
  // What a decomposition leads to has no node yet, and is of maps where its node is.
  if (kind !== operation.kind || !ofMaps.has(kind)) return true;
  const names = inputs[0]?.axes.map(({ name }) => name) ?? [];
  const resized = "sizes" in attributes ? (attributes["sizes"] as readonly { readonly axis: string }[]) : [];
  return (
    ["batch", "height", "width"].every((name) => names.includes(name)) &&
    names.length <= 4 &&
    resized.every(({ axis }) => axis === "height" || axis === "width")
  );
}
