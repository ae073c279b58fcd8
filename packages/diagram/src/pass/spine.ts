import { sameAxes, type Value } from "@netgraft/core/graph";
import type { FlowNode } from "../model/flow.js";
import type { Survey } from "./survey.js";

/** A value's way from one box to another. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly value: Value;
}

/** What a box without weights counts beside a layer. */
const stepWeight = 1 / 64;

/**
 * The way that a feature map takes through a drawing, as indices of links: from the end back, past gates and through the
 * branch with most layers.
 */
export function spineOf(
  links: readonly Link[],
  { nodes, end }: { readonly nodes: readonly FlowNode[]; readonly end: string | undefined },
  survey: Survey,
): ReadonlySet<number> {
  const spine = new Set<number>();
  const depths = depthsOf(links, nodes);
  const depth = ({ from }: Link): number => depths.get(from) ?? 0;
  for (let at = end; at !== undefined;) {
    const entering = links.flatMap((link, index) => (link.to === at ? [{ link, index }] : []));
    const after = links.find(({ from }) => from === at)?.value;
    const isGated = entering.some(({ link }) => survey.isGate(link.value));
    const passed = isGated
      ? entering.filter(
          ({ link: { value } }) => !survey.isGate(value) && (after === undefined || sameAxes(value.axes, after.axes)),
        )
      : entering;
    const [best] = passed.toSorted((a, b) => depth(b.link) - depth(a.link));
    if (best === undefined || spine.has(best.index)) return spine;
    spine.add(best.index);
    at = best.link.from;
  }
  return spine;
}

/** What leads to each box at most, layers first. Links are in the order of the boxes that they enter. */
function depthsOf(links: readonly Link[], nodes: readonly FlowNode[]): ReadonlyMap<string, number> {
  const weights = new Map(nodes.map(({ id, shape }) => [id, shape === "layer" ? 1 : stepWeight]));
  const depths = new Map<string, number>();
  for (const { from, to } of links) {
    const depth = (depths.get(from) ?? 0) + (weights.get(to) ?? stepWeight);
    depths.set(to, Math.max(depths.get(to) ?? 0, depth));
  }
  return depths;
}
