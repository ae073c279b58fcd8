import type { Graph } from "../graph/graph.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";
import { batchNorm } from "../operations/batch-norm.js";
import { dropPath } from "../operations/drop-path.js";
import { dropout } from "../operations/dropout.js";
import { shakeShake } from "../operations/shake-shake.js";
import { rewrite } from "./rewrite.js";
import { dropByMask } from "./training/drop-by-mask.js";
import { normalizeByBatch } from "./training/normalize-by-batch.js";
import { shake } from "./training/shake.js";

/**
 * The form of a network that is trained; its batch is a number (`withBatch`). Batch norms use the statistics of the batch
 * and update their running ones. What is drawn for each step is an input of the graph, named after its node and marked
 * with its distribution: the masks of dropout and drop-path, and what Shake-Shake mixes by.
 * @throws NG_SHAPE where the batch is symbolic, or where a channel has one value, which has no variance
 */
export function toTraining(graph: Graph): Graph {
  const statistics = new Map<string, Value>();
  const replace = (node: Node, inputs: readonly Value[], builder: GraphBuilder): readonly Value[] | undefined => {
    switch (node.operation.kind) {
      case batchNorm.kind:
        return normalizeByBatch(node, inputs, builder, statistics);
      case dropout.kind:
      case dropPath.kind:
        return dropByMask(node, inputs, builder);
      case shakeShake.kind:
        return shake(node, inputs, builder);
      default:
        return undefined;
    }
  };
  return rewrite(graph, replace, {
    complete(builder) {
      for (const [name, value] of statistics) builder.update(name, value);
    },
  });
}
