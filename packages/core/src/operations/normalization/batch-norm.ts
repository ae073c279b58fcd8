import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { batchNormTraining } from "./batch-norm-training.js";
import { channelVector, valuesPerChannel } from "./channel-vector.js";

export type BatchNormAttributes = {
  /** Added to the variance: 1e-5 in PyTorch and Caffe, 1e-3 in Keras and TF-slim. */
  readonly epsilon: number;
  /** Weight of a new batch in the running statistics (PyTorch's convention: Keras calls 1 − this momentum). */
  readonly momentum: number;
};

/**
 * Batch normalisation over `channel` (Ioffe & Szegedy 2015), with running statistics. In training it uses the statistics of the batch,
 * and lets its running ones follow them as PyTorch does: running = (1 − momentum) · running + momentum · batch, with the unbiased
 * variance; it stays as it is where they are no buffers.
 *
 * Inputs: x, weight [channel], bias [channel], running mean [channel], running variance [channel].
 */
export const batchNorm: Operation<BatchNormAttributes> = {
  kind: "batchNorm",
  attributes: z.strictObject({ epsilon: z.number().positive(), momentum: z.number().min(0).max(1) }),
  infer(inputs) {
    const [x, ...vectors] = exactly(5, inputs);
    channelVector(x, vectors);
    return [{ dtype: sharedDtype([x, ...vectors]), axes: x.axes }];
  },
  cost: (_inputs, [y]) => elementwise("normalization", elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs, { epsilon }) {
    const [x, weight, bias, mean, variance] = exactly(5, inputs);
    const scale = b.divide(weight, b.sqrt(b.add(variance, epsilon)));
    return [b.add(b.multiply(b.subtract(x, mean), scale), bias)];
  },
  training(b, node) {
    const [x, weight, bias, runningMean, runningVariance] = exactly(5, node.inputs);
    if (runningMean.source.kind !== "buffer" || runningVariance.source.kind !== "buffer") return undefined;
    const { epsilon, momentum } = node.attributes;
    const [y, mean, variance] = exactly(3, node.inPlace(batchNormTraining, [x, weight, bias], { epsilon }));
    const count = valuesPerChannel(x);
    const follow = (running: Value, batch: Value, weightOfBatch: number): void =>
      node.update(running, (now) => b.add(b.multiply(now, 1 - momentum), b.multiply(batch, weightOfBatch)));
    follow(runningMean, mean, momentum);
    follow(runningVariance, variance, (momentum * count) / (count - 1));
    return [y];
  },
};
