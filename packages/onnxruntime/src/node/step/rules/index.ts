import * as core from "@netgraft/core/graph";
import type { Attributes, Operation } from "@netgraft/core";
import { add } from "./add.js";
import { batchNormTraining } from "./batch-norm-training.js";
import { batchNormTrainingGradient } from "./batch-norm-training-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { expand } from "./expand.js";
import { multiply } from "./multiply.js";
import { meanOfMaps, reduceMean, reduceSum } from "./reduction.js";
import { relu } from "./relu.js";
import type { StepRule } from "./rule.js";
import { subtract } from "./subtract.js";

/** What all layouts have in common, by the kind of operation. */
export const rules: ReadonlyMap<string, StepRule> = new Map([
  rule(core.add, add),
  rule(core.batchNormTraining, batchNormTraining),
  rule(core.batchNormTrainingGradient, batchNormTrainingGradient),
  rule(core.convWeightGradient, convWeightGradient),
  rule(core.expand, expand),
  rule(core.globalPool, (node, context) => (node.attributes.of === "mean" ? meanOfMaps(node, context) : undefined)),
  rule(core.multiply, multiply),
  rule(core.reduceMean, reduceMean),
  rule(core.reduceSum, reduceSum),
  rule(core.relu, relu),
  rule(core.subtract, subtract),
]);

/** Pairs an operation with a rule that takes its attributes. */
export function rule<A extends Attributes>({ kind }: Operation<A>, lower: StepRule<A>): [string, StepRule] {
  // A node's attributes were checked against its operation, so the rule gets the attributes that it takes.
  return [kind, lower as StepRule];
}
