import { type NoAttributes, resized } from "@netgraft/core/graph";
import { arrange } from "../lower/arrange.js";
import { orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

/** Gemm for rows of channels, which is what a classifier has; MatMul and Add where there are more axes or fewer. */
export const dense: Emitter<NoAttributes> = ({ inputs, outputs }, emission) => {
  const x = inputAt(inputs, 0);
  const bias = inputs[2];
  const rows = arrange(emission, x, [...orderOf(x).filter((axis) => axis !== "channel"), "channel"]);
  const matrix = arrange(emission, inputAt(inputs, 1), ["out", "in"]);
  const axes = resized(rows.axes, outputAt(outputs, 0));
  const biases = bias === undefined ? [] : [bias.name];
  if (rows.axes.length === 2)
    return [{ name: emission.apply("Gemm", [rows.name, matrix.name, ...biases], { transB: 1 }), axes }];
  const operands = [rows.name, arrange(emission, matrix, ["in", "out"]).name];
  if (bias === undefined) return [{ name: emission.apply("MatMul", operands), axes }];
  return [{ name: emission.apply("Add", [emission.assist("MatMul", operands), bias.name]), axes }];
};
