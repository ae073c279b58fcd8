import { z } from "#zod";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { exactly, sharedDtype } from "../rules/arity.js";
import { assertGradientAxes } from "../rules/axes.js";
import { channelVector, valuesPerChannel } from "./channel-vector.js";

export type BatchNormTrainingGradientAttributes = {
  /** As of the normalisation. */
  readonly epsilon: number;
};

/**
 * What passes back through batch normalisation with the statistics of the batch (Ioffe & Szegedy 2015, section 3).
 *
 * Inputs: dy, x, weight [channel], and the batch's mean [channel] and biased variance [channel]. Outputs: dx, the
 * gradient of the weight [channel], that of the bias [channel].
 */
export const batchNormTrainingGradient: Operation<BatchNormTrainingGradientAttributes> = {
  kind: "batchNormTrainingGradient",
  attributes: z.strictObject({ epsilon: z.number().positive() }),
  infer(inputs) {
    const [dy, x, ...vectors] = exactly(5, inputs);
    assertGradientAxes(dy, x.axes);
    const vector = channelVector(x, vectors);
    return [{ dtype: sharedDtype([dy, x, ...vectors]), axes: x.axes }, vector, vector];
  },
  cost: (_inputs, [dx]) => elementwise("normalization", elementsPerExample(dx?.axes ?? [])),
  decompose(b, inputs, { epsilon }) {
    const [dy, x, weight, mean, variance] = exactly(5, inputs);
    const positions = x.axes.map(({ name }) => name).filter((name) => name !== "channel");
    const perValue = 1 / valuesPerChannel(x);
    const inverse = b.divide(1, b.sqrt(b.add(variance, epsilon)));
    const centred = b.subtract(x, mean);
    const ofBias = b.reduceSum(dy, positions);
    const ofWeight = b.multiply(inverse, b.reduceSum(b.multiply(dy, centred), positions));
    // weight / σ · (dy − mean of dy − x̂ · mean of dy · x̂), with x̂ = (x − μ) / σ
    const scale = b.multiply(weight, inverse);
    const slope = b.multiply(b.multiply(scale, inverse), b.multiply(ofWeight, -perValue));
    const offset = b.multiply(scale, b.multiply(ofBias, -perValue));
    const dx = b.add(b.multiply(dy, scale), b.add(b.multiply(centred, slope), offset));
    return [dx, ofWeight, ofBias];
  },
};
