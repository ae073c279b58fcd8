import { type NoAttributes, resized } from "@netgraft/core/graph";
import { arrange, reshape, withLast } from "../lower/arrange.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";
import { product } from "./product.js";

export const dense: Emitter<NoAttributes> = ({ inputs, outputs }, emission) => {
  const rows = withLast(emission, inputAt(inputs, 0), "channel");
  const weight = arrange(emission, inputAt(inputs, 1), ["in", "out"]);
  const bias = inputs[2];
  const axes = resized(rows.axes, outputAt(outputs, 0));
  const y = product(emission, rows, weight, { over: ["channel", "in"], axes });
  if (bias === undefined) return [y];
  if (axes.length > 1) return [{ name: emission.apply("BiasAdd", [y.name, bias.name], { data_format: "NHWC" }), axes }];
  return [reshape(emission, { name: emission.apply("AddV2", [y.name, bias.name]), axes }, axes)];
};
