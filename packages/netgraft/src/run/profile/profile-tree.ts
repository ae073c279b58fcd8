import type { Graph } from "@netgraft/core";
import {
  dropDead,
  elementsPerExample,
  type ExecutionProfile,
  type KernelProfile,
  layerCosts,
  type Node,
} from "@netgraft/core/graph";
import { scopeTree } from "../scope-tree.js";
import type { MachineRoof } from "./machine-roof.js";
import type { PartTime, ProfiledAttachments, ProfileTree } from "./network-profile.js";

/** What a layer does: without a name. */
interface Work {
  readonly macs: number;
  readonly times: readonly PartTime[];
}

/**
 * The modules of a network with what they take. The time of a kernel is that of one node: of those that it computes the one with the
 * most multiply-accumulates, or the largest value; what is fused with it takes nothing of its own.
 * @param profiles for each size of batch
 */
export function profileTree(
  graph: Graph,
  profiles: readonly { readonly batch: number; readonly profile: ExecutionProfile }[],
  roof: MachineRoof,
): ProfileTree {
  const live = dropDead(graph);
  const macs = new Map(layerCosts(live).map(({ node, macs: own }) => [node.path, own]));
  const nodes = new Map(live.nodes.map((node) => [node.path, node]));
  const times = profiles.map(() => new Map<string, PartTime>());
  const fused = new Map<string, readonly string[]>();
  for (const [index, { batch, profile }] of profiles.entries())
    for (const kernel of profile.kernels) {
      const carrier = carrierOf(kernel, nodes, macs);
      if (carrier === undefined) continue;
      if (!kernel.isLayout) fused.set(carrier, kernel.nodes);
      const known = times[index]?.get(carrier) ?? nothing;
      times[index]?.set(carrier, together([known, timeOf(kernel, batch, macs, roof)]));
    }
  const layers = live.nodes.map((node) => {
    const own: Work = { macs: macs.get(node.path) ?? 0, times: times.map((of) => of.get(node.path) ?? nothing) };
    if (own.macs === 0 && own.times.every(({ milliseconds }) => milliseconds === 0)) return { node };
    return { node, value: own, kind: kindOf(node, fused.get(node.path) ?? [], nodes) };
  });
  return scopeTree<Work>(live, layers, (parts) => sum(parts, profiles.length));
}

/** The attachments of a tree by kind and site. */
export function profiledAttachments(graph: Graph, tree: ProfileTree): readonly ProfiledAttachments[] {
  const kinds = new Set(
    graph.marks.flatMap((mark) =>
      mark.kind === "attachment" ? [`${graph.scopes[mark.scope]?.type ?? mark.type} at ${mark.site}`] : [],
    ),
  );
  const found = new Map<string, Work[]>();
  const visit = ({ value, children }: ProfileTree): void => {
    if (!kinds.has(value.kind)) return children.forEach(visit);
    found.set(value.kind, [...(found.get(value.kind) ?? []), value]);
  };
  visit(tree);
  return [...found].map(([kind, parts]) => ({ kind, count: parts.length, ...sum(parts, tree.value.times.length) }));
}

const nothing: PartTime = { milliseconds: 0, layoutMilliseconds: 0, bytes: 0, roofMilliseconds: 0 };

function sum(parts: readonly Work[], batches: number): Work {
  return {
    macs: parts.reduce((all, { macs }) => all + macs, 0),
    times: Array.from({ length: batches }, (_, index) => together(parts.map(({ times }) => times[index] ?? nothing))),
  };
}

function together(times: readonly PartTime[]): PartTime {
  const of = (key: keyof PartTime): number => times.reduce((all, time) => all + time[key], 0);
  return {
    milliseconds: of("milliseconds"),
    layoutMilliseconds: of("layoutMilliseconds"),
    bytes: of("bytes"),
    roofMilliseconds: of("roofMilliseconds"),
  };
}

function timeOf(
  { nodes, milliseconds, bytes, isLayout }: KernelProfile,
  batch: number,
  macs: ReadonlyMap<string, number>,
  { gigaflops, gigabytes }: MachineRoof,
): PartTime {
  const operations = 2 * batch * nodes.reduce((all, path) => all + (macs.get(path) ?? 0), 0);
  const least = Math.max(operations / gigaflops, bytes / gigabytes) / 1e6;
  return {
    milliseconds,
    layoutMilliseconds: isLayout ? milliseconds : 0,
    bytes,
    // A change of layout computes nothing, and need not be. What stays in a cache is faster than memory.
    roofMilliseconds: isLayout ? 0 : Math.min(least, milliseconds),
  };
}

function carrierOf(
  { nodes: paths }: KernelProfile,
  nodes: ReadonlyMap<string, Node>,
  macs: ReadonlyMap<string, number>,
): string | undefined {
  const weight = (path: string): readonly [number, number] => [
    macs.get(path) ?? 0,
    (nodes.get(path)?.outputs ?? []).reduce((all, { axes }) => all + elementsPerExample(axes), 0),
  ];
  const live = paths.filter((path) => nodes.has(path));
  const [first, ...rest] = live;
  if (first === undefined) return undefined;
  return rest.reduce((heaviest, path) => {
    const [own, least] = [weight(path), weight(heaviest)];
    return own[0] > least[0] || (own[0] === least[0] && own[1] > least[1]) ? path : heaviest;
  }, first);
}

/** `conv + batchNorm + relu`. */
function kindOf(node: Node, fused: readonly string[], nodes: ReadonlyMap<string, Node>): string {
  const kinds = fused.flatMap((path) => nodes.get(path)?.operation.kind ?? []);
  return kinds.length < 2 ? node.operation.kind : kinds.join(" + ");
}
