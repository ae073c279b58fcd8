import type { Graph } from "../graph/graph.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";
import { exactly } from "../operations/arity.js";
import { batchNorm } from "../operations/batch-norm.js";
import { batchNormTraining } from "../operations/batch-norm-training.js";
import { valuesPerChannel } from "../operations/channel-vector.js";
import { dropPath } from "../operations/drop-path.js";
import { dropout } from "../operations/dropout.js";
import { multiply } from "../operations/multiply.js";
import { arithmeticBelow } from "./arithmetic-below.js";
import { localName, rewrite } from "./rewrite.js";

/**
 * The form of a network that is trained; its batch is a number (`withBatch`).
 *
 * Batch norms use the statistics of the batch and update their running ones as PyTorch does: running = (1 − momentum) ·
 * running + momentum · batch, with the unbiased variance. Batch norms whose statistics are no buffers stay as they are.
 * Dropout and drop-path multiply with masks, which are inputs named `<path of the node>.mask` (of single elements, or of
 * the examples of the batch) and carry a mark `mask` with the rate.
 * @throws NG_SHAPE where the batch is symbolic, or where a channel has one value, which has no variance
 */
export function toTraining(graph: Graph): Graph {
  const statistics = new Map<string, Value>();
  const replace = (node: Node, inputs: readonly Value[], builder: GraphBuilder): readonly Value[] | undefined => {
    if (node.operation.kind === batchNorm.kind) return normalized(node, inputs, builder, statistics);
    if (node.operation.kind === dropout.kind || node.operation.kind === dropPath.kind)
      return masked(node, inputs, builder);
    return undefined;
  };
  return rewrite(graph, replace, {
    complete(builder) {
      for (const [name, value] of statistics) builder.update(name, value);
    },
  });
}

/** @param statistics what running statistics are by now: a batch norm that is used twice updates them twice */
function normalized(
  node: Node,
  inputs: readonly Value[],
  builder: GraphBuilder,
  statistics: Map<string, Value>,
): readonly Value[] | undefined {
  const [x, weight, bias, runningMean, runningVariance] = exactly(5, inputs);
  if (runningMean.source.kind !== "buffer" || runningVariance.source.kind !== "buffer") return undefined;
  const { epsilon, momentum } = batchNorm.attributes.parse(node.attributes);
  const name = localName(node, builder.scope);
  const outputs = exactly(3, builder.apply(batchNormTraining, [x, weight, bias], { epsilon }, name));
  const [y, mean, variance] = outputs;
  const b = arithmeticBelow(builder, name);
  const count = valuesPerChannel(x);
  const follow = (running: Value, key: string, batch: Value, weightOfBatch: number): void => {
    const kept = b.multiply(statistics.get(key) ?? running, 1 - momentum);
    statistics.set(key, b.add(kept, b.multiply(batch, weightOfBatch)));
  };
  follow(runningMean, runningMean.source.name, mean, momentum);
  follow(runningVariance, runningVariance.source.name, variance, (momentum * count) / (count - 1));
  return [y];
}

function masked(node: Node, inputs: readonly Value[], builder: GraphBuilder): readonly Value[] {
  const [x] = exactly(1, inputs);
  const { rate } = dropout.attributes.parse(node.attributes);
  if (rate === 0) return [x];
  const isWhole = node.operation.kind === dropPath.kind;
  const axes = isWhole ? x.axes.filter(({ name }) => name === "batch") : x.axes;
  const mask = builder.input(`${node.path}.mask`, { dtype: x.dtype, axes });
  builder.mark({ kind: "mask", value: mask.id, rate });
  return builder.apply(multiply, [x, mask], {}, localName(node, builder.scope));
}
