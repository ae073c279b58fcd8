import type { BatchNormTrainingAttributes } from "@netgraft/core/graph";
import { reshape } from "../lower/arrange.js";
import { channelsOfFour } from "../lower/four-axes.js";
import { fusedAttributes } from "./batch-norm-training-gradient.js";
import { type Emitter, inputAt } from "./emitter.js";

/**
 * FusedBatchNormV3. Its third output is the unbiased variance; what it keeps for its gradient, the fourth and fifth, are
 * the mean and, on a CPU, the biased variance.
 */
export const batchNormTraining: Emitter<BatchNormTrainingAttributes> = (
  { inputs, attributes: { epsilon } },
  emission,
) => {
  const { x, axes } = channelsOfFour(emission, inputAt(inputs, 0));
  const [weight, bias] = [inputAt(inputs, 1), inputAt(inputs, 2)];
  const none = emission.constant({ dtype: "float32", shape: [0], data: [] });
  const name = emission.apply("FusedBatchNormV3", [x.name, weight.name, bias.name, none, none], {
    ...fusedAttributes(epsilon),
    exponential_avg_factor: { float: 1 },
  });
  const { axes: vector } = weight;
  return [
    reshape(emission, { name, axes: x.axes }, axes),
    { name: `${name}:1`, axes: vector },
    { name: `${name}:4`, axes: vector },
  ];
};
