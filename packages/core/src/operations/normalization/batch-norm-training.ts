import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { describeAxes, elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import type { Value } from "../../graph/value.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { once } from "../rules/once.js";
import { batchNormTrainingGradient } from "./batch-norm-training-gradient.js";
import { channelVector, valuesPerChannel } from "./channel-vector.js";

export type BatchNormTrainingAttributes = {
  /** Added to the variance. */
  readonly epsilon: number;
};

/**
 * Batch normalisation over `channel` with the statistics of the batch (Ioffe & Szegedy 2015, algorithm 1).
 *
 * Inputs: x, weight [channel], bias [channel]. Outputs: y; the mean of each channel [channel]; the biased variance of
 * each [channel], which is the mean square of the distance from the mean.
 */
export const batchNormTraining: Operation<BatchNormTrainingAttributes> = {
  kind: "batchNormTraining",
  attributes: z.strictObject({ epsilon: z.number().positive() }),
  infer(inputs) {
    const [x, ...vectors] = exactly(3, inputs);
    const vector = channelVector(x, vectors);
    if (x.axes.every(({ name, size }) => name === "channel" || size === 1))
      throw new ShapeError({
        message: "one value per channel has no variance to normalise by",
        found: describeAxes(x.axes),
      });
    return [{ dtype: sharedDtype([x, ...vectors]), axes: x.axes }, vector, vector];
  },
  cost: (_inputs, [y]) => elementwise("normalization", elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs, { epsilon }) {
    const [x, weight, bias] = exactly(3, inputs);
    const positions = x.axes.map(({ name }) => name).filter((name) => name !== "channel");
    const averaged = (value: Value): Value => b.reduceMean(value, positions);
    const mean = averaged(x);
    const centred = b.subtract(x, mean);
    const variance = averaged(b.multiply(centred, centred));
    const scale = b.divide(weight, b.sqrt(b.add(variance, epsilon)));
    return [b.add(b.multiply(centred, scale), bias), mean, variance];
  },
  gradient(b, node) {
    const [x, weight] = exactly(3, node.inputs);
    const [, mean, variance] = exactly(3, node.outputs);
    const [dy, ofMean, ofVariance] = node.gradients;
    const passed =
      dy &&
      once(() => exactly(3, b.apply(batchNormTrainingGradient, [dy, x, weight, mean, variance], node.attributes)));
    const ofInput = (): Value => {
      const perValue = 1 / valuesPerChannel(x);
      const parts = [
        ...(passed === undefined ? [] : [passed()[0]]),
        ...(ofMean === undefined ? [] : [b.expand(b.multiply(ofMean, perValue), x.axes)]),
        ...(ofVariance === undefined ? [] : [b.multiply(b.subtract(x, mean), b.multiply(ofVariance, 2 * perValue))]),
      ];
      return parts.reduce((sum, part) => b.add(sum, part));
    };
    return [ofInput, passed && (() => passed()[1]), passed && (() => passed()[2])];
  },
};
