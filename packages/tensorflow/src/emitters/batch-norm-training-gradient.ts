import type { BatchNormTrainingGradientAttributes } from "@netgraft/core/graph";
import { arrange, reshape } from "../lower/arrange.js";
import { float, type TensorFlowAttributes, types } from "../lower/attributes.js";
import { channelsOfFour } from "../lower/four-axes.js";
import { orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** FusedBatchNormGradV3; its last input is something that only GPUs use. */
export const batchNormTrainingGradient: Emitter<BatchNormTrainingGradientAttributes> = (
  { inputs, attributes: { epsilon } },
  emission,
) => {
  const { x, axes } = channelsOfFour(emission, inputAt(inputs, 1));
  const dy = channelsOfFour(emission, arrange(emission, inputAt(inputs, 0), orderOf({ axes }))).x;
  const [weight, mean, variance] = [inputAt(inputs, 2), inputAt(inputs, 3), inputAt(inputs, 4)];
  const name = emission.apply(
    "FusedBatchNormGradV3",
    [dy.name, x.name, weight.name, mean.name, variance.name, mean.name],
    fusedAttributes(epsilon),
  );
  return [
    reshape(emission, { name, axes: x.axes }, axes),
    { name: `${name}:1`, axes: weight.axes },
    { name: `${name}:2`, axes: weight.axes },
  ];
};

/** The attributes of batch normalisation with the statistics of the batch. */
export function fusedAttributes(epsilon: number): TensorFlowAttributes {
  return { ...types({ U: "float32" }), epsilon: float(epsilon), data_format: "NHWC", is_training: true };
}
