import type { Program } from "../../engine/program.js";
import type { Graph } from "../../graph/graph.js";

/** A step on the way from a network to what runs: it gives a new graph, or a new program where it computes with the state. */
export interface Pass<Subject extends Graph | Program = Graph> {
  /** A name for the trace, such as `decompose`. */
  readonly name: string;
  apply(subject: Subject): Subject;
}

/** What one pass did, with how many nodes it added and removed by the kinds of their operations. */
export interface PassTrace {
  /** The pipeline that the pass belongs to, such as `onnx export`. */
  readonly pipeline: string;
  readonly pass: string;
  /** The name of the graph. */
  readonly graph: string;
  /** Nodes before the pass, and after it. */
  readonly before: number;
  readonly after: number;
  readonly added: Readonly<Record<string, number>>;
  readonly removed: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/** Is told of each pass once it is done. */
export type PassListener = (trace: PassTrace) => void;

const listeners = new Set<PassListener>();

/** Has a listener told of all passes from now on. @returns what ends that */
export function tracePasses(listener: PassListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Applies passes in order. @param pipeline what they are together, for the trace */
export function runPasses<Subject extends Graph | Program>(
  pipeline: string,
  passes: readonly Pass<Subject>[],
  subject: Subject,
): Subject {
  return passes.reduce((given, pass) => {
    if (listeners.size === 0) return pass.apply(given);
    const start = performance.now();
    const result = pass.apply(given);
    const milliseconds = performance.now() - start;
    const trace = { pipeline, pass: pass.name, ...changes(graphOf(given), graphOf(result)), milliseconds };
    for (const listener of listeners) listener(trace);
    return result;
  }, subject);
}

function graphOf(subject: Graph | Program): Graph {
  return "graph" in subject ? subject.graph : subject;
}

function changes(from: Graph, to: Graph): Omit<PassTrace, "pipeline" | "pass" | "milliseconds"> {
  const [before, after] = [countsOf(from), countsOf(to)];
  return {
    graph: to.name,
    before: from.nodes.length,
    after: to.nodes.length,
    added: excess(after, before),
    removed: excess(before, after),
  };
}

function countsOf({ nodes }: Graph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { operation } of nodes) counts.set(operation.kind, (counts.get(operation.kind) ?? 0) + 1);
  return counts;
}

/** How many more there are of each kind in one than in the other, where there are more. */
function excess(of: ReadonlyMap<string, number>, than: ReadonlyMap<string, number>): Record<string, number> {
  const more = [...of].map(([kind, count]): [string, number] => [kind, count - (than.get(kind) ?? 0)]);
  return Object.fromEntries(more.filter(([, count]) => count > 0));
}
