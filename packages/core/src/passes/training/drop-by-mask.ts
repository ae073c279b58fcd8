import type { GraphBuilder } from "../../graph/graph-builder.js";
import type { Node } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import { exactly } from "../../operations/arity.js";
import { dropPath } from "../../operations/drop-path.js";
import { multiply } from "../../operations/multiply.js";
import { localName } from "../rewrite.js";

/**
 * Dropout or drop-path as a product with a mask, which is an input of the graph named `<path of the node>.mask`: of single
 * elements, or of the examples of the batch. A mark carries the rate.
 */
export function dropByMask(node: Node, inputs: readonly Value[], builder: GraphBuilder): readonly Value[] {
  const [x] = exactly(1, inputs);
  const { rate } = dropPath.attributes.parse(node.attributes);
  if (rate === 0) return [x];
  const isWhole = node.operation.kind === dropPath.kind;
  const axes = isWhole ? x.axes.filter(({ name }) => name === "batch") : x.axes;
  const mask = builder.input(`${node.path}.mask`, { dtype: x.dtype, axes });
  builder.mark({ kind: "mask", value: mask.id, rate });
  return builder.apply(multiply, [x, mask], {}, localName(node, builder.scope));
}
