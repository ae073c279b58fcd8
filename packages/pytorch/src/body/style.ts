import type { Node } from "@netgraft/core/graph";
import { isActivation } from "../tree/plain-modules.js";
import type { Style } from "./body.js";

const styles: Readonly<Record<string, Style>> = {
  conv: "layer",
  convTranspose: "layer",
  dense: "layer",
  matmul: "layer",
  batchNorm: "norm",
  groupNorm: "norm",
  layerNorm: "norm",
  dropout: "norm",
  dropPath: "norm",
  add: "arithmetic",
  subtract: "arithmetic",
  multiply: "arithmetic",
  divide: "arithmetic",
  maximum: "arithmetic",
  minimum: "arithmetic",
  shakeShake: "joint",
  concat: "joint",
  where: "joint",
  reduceMean: "reduction",
  reduceSum: "reduction",
  reduceMax: "reduction",
  reduceMin: "reduction",
  variance: "reduction",
  globalPool: "reduction",
  maxPool: "reduction",
  averagePool: "reduction",
  adaptiveAveragePool: "reduction",
  adaptiveMaxPool: "reduction",
  softmax: "activation",
  sqrt: "activation",
  exp: "activation",
  log: "activation",
  abs: "activation",
  erf: "activation",
  pow: "activation",
  step: "activation",
};

/** How the statement of an operation reads. */
export function styleOf({ operation: { kind } }: Node): Style {
  if (isActivation(kind)) return "activation";
  return styles[kind] ?? "shape";
}
