import type { BatchNormAttributes } from "@netgraft/core/graph";
import { expand, squeeze } from "../lower/arrange.js";
import { float } from "../lower/attributes.js";
import { orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

export const batchNorm: Emitter<BatchNormAttributes> = ({ inputs, attributes: { epsilon } }, emission) => {
  const given = inputAt(inputs, 0);
  const added = position(given, "batch") < 0 ? ["batch"] : [];
  const x = expand(emission, given, [
    "batch",
    "channel",
    ...orderOf(given).filter((axis) => axis !== "batch" && axis !== "channel"),
  ]);
  const name = emission.apply("BatchNormalization", [x.name, ...inputs.slice(1).map((vector) => vector.name)], {
    epsilon: float(epsilon),
  });
  return [squeeze(emission, { name, axes: x.axes }, added)];
};
