import type { BatchNormAttributes } from "@netgraft/core/graph";
import { reshape } from "../lower/arrange.js";
import { float, types } from "../lower/attributes.js";
import { channelsOfFour } from "../lower/four-axes.js";
import { type Emitter, inputAt } from "./emitter.js";

export const batchNorm: Emitter<BatchNormAttributes> = ({ inputs, attributes: { epsilon } }, emission) => {
  const { x, axes } = channelsOfFour(emission, inputAt(inputs, 0));
  const name = emission.apply("FusedBatchNormV3", [x.name, ...inputs.slice(1).map((vector) => vector.name)], {
    ...types({ U: "float32" }),
    epsilon: float(epsilon),
    data_format: "NHWC",
    is_training: false,
  });
  return [reshape(emission, { name, axes: x.axes }, axes)];
};
