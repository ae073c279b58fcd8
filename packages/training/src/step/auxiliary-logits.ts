import type { Graph, Value } from "@netgraft/core";

/** What the auxiliary heads of a network compute: the output of the last node of each. */
export function auxiliaryLogits({ scopes, nodes }: Graph): readonly Value[] {
  return scopes
    .filter(({ kind }) => kind === "auxiliary")
    .flatMap(({ path }) => nodes.findLast((node) => node.path.startsWith(`${path}.`))?.outputs ?? []);
}
