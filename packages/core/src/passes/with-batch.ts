import { withSize } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { rewrite } from "./rewrite.js";

/**
 * The same graph for batches of one size: `batch` of every input is that number. Training runs with such graphs.
 * @throws NG_SHAPE where the size is no positive integer
 */
export function withBatch(graph: Graph, size: number): Graph {
  const inputType = ({ dtype, axes }: Graph["inputs"][string]) => ({ dtype, axes: withSize(axes, "batch", size) });
  return rewrite(graph, () => undefined, { inputType });
}
