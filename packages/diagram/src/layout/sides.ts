import type { Flow, FlowEdge } from "../model/flow.js";

/** Every way in and out is in the middle of a side: a gate comes from the right, and what is added from the left. */
export const sides = { in: "NORTH", out: "SOUTH", gate: "EAST", other: "WEST" } as const;
export type Side = keyof typeof sides;

/** The id of the place at which edges enter or leave a node; a concat has one for each of its edges. */
export function portId(node: string, side: Side | number): string {
  return `${node}:${side}`;
}

/** Where an edge enters its node: one way comes from above, the others into a sum or product from the sides. */
export function entrySide({ nodes, edges }: Flow, index: number): Side | number {
  const edge = edges[index];
  const shape = nodes.find(({ id }) => id === edge?.to)?.shape;
  if (edge === undefined || shape === "concat") return index;
  if (shape !== "join" || edge === straightOf(edges.filter(({ to }) => to === edge.to))) return "in";
  return edge.gate ? "gate" : "other";
}

/** Of the edges into one node, the one that comes from above. */
function straightOf(entering: readonly FlowEdge[]): FlowEdge | undefined {
  return entering.find(({ spine }) => spine) ?? entering.find(({ gate }) => !gate) ?? entering[0];
}
