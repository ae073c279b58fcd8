import * as core from "@netgraft/core";
import type { Node } from "@netgraft/core";

/** Operations that compute each element from those at the same place, whatever the order in which they lie. */
const elementwiseKinds: ReadonlySet<string> = new Set(
  [
    core.abs,
    core.add,
    core.clamp,
    core.divide,
    core.erf,
    core.exp,
    core.hardSigmoid,
    core.hardSwish,
    core.log,
    core.maximum,
    core.multiply,
    core.relu,
    core.sigmoid,
    core.softplus,
    core.sqrt,
    core.step,
    core.subtract,
    core.tanh,
  ].map(({ kind }) => kind),
);

export function isElementwise({ operation }: Pick<Node, "operation">): boolean {
  return elementwiseKinds.has(operation.kind);
}
