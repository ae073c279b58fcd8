import type { GraphBuilder } from "../../graph/graph-builder.js";
import type { Node } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import { exactly } from "../../operations/arity.js";
import { batchNorm } from "../../operations/batch-norm.js";
import { batchNormTraining } from "../../operations/batch-norm-training.js";
import { valuesPerChannel } from "../../operations/channel-vector.js";
import { arithmeticBelow } from "../arithmetic-below.js";
import { localName } from "../rewrite.js";

/**
 * A batch norm that uses the statistics of the batch, and lets its running ones follow them as PyTorch does: running =
 * (1 − momentum) · running + momentum · batch, with the unbiased variance. It stays as it is where they are no buffers.
 * @param statistics what running statistics are by now, by name: a batch norm that is used twice updates them twice
 */
export function normalizeByBatch(
  node: Node,
  inputs: readonly Value[],
  builder: GraphBuilder,
  statistics: Map<string, Value>,
): readonly Value[] | undefined {
  const [x, weight, bias, runningMean, runningVariance] = exactly(5, inputs);
  if (runningMean.source.kind !== "buffer" || runningVariance.source.kind !== "buffer") return undefined;
  const { epsilon, momentum } = batchNorm.attributes.parse(node.attributes);
  const name = localName(node, builder.scope);
  const [y, mean, variance] = exactly(3, builder.apply(batchNormTraining, [x, weight, bias], { epsilon }, name));
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
