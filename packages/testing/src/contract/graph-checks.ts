import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { coreOperations, type Graph, graphFromJson, graphToJson, type Operation } from "@netgraft/core/graph";

/** Fails unless a graph is the same after it was written as JSON and read again. */
export function assertRoundTrip(graph: Graph, operations: readonly Operation[]): void {
  const known = new Map([...coreOperations, ...operations.map((operation) => [operation.kind, operation] as const)]);
  const text = JSON.stringify(graphToJson(graph));
  assertSame(graphFromJson(JSON.parse(text), known), graph, "the graph that is read is the one that was written");
}

/** Fails unless composing again gives the same graph: nothing is kept from one network to the next, or left to chance. */
export function assertSameAgain(compose: () => Graph): void {
  assertSame(compose(), compose(), "composing again gives the same graph");
}

/** Compares without a message that shows both graphs, which can be megabytes. */
function assertSame(found: Graph, expected: Graph, what: string): void {
  assert.ok(isDeepStrictEqual(graphToJson(found), graphToJson(expected)), what);
}

/** The nodes and parameters that the outputs, or the values with these ids, do not depend on, by name. */
export function unusedParts(graph: Graph, taken: ReadonlySet<number> = new Set()): readonly string[] {
  const used = new Set<number>();
  const pending = [...Object.values(graph.outputs), ...graph.values.filter(({ id }) => taken.has(id))];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (used.has(value.id)) continue;
    used.add(value.id);
    for (const input of graph.producer(value)?.inputs ?? []) pending.push(input);
  }
  const nodes = graph.nodes.filter(({ outputs }) => !outputs.some(({ id }) => used.has(id)));
  const state = graph.values.flatMap(({ id, source }) =>
    (source.kind === "parameter" || source.kind === "buffer") && !used.has(id) ? [source.name] : [],
  );
  return [...nodes.map(({ path }) => path), ...state];
}

/** The nodes outside of attachments, in order: what a backbone computes itself. */
export function ownNodes(graph: Graph): readonly string[] {
  const isAttached = (scope: number | undefined): boolean => {
    const { kind, parent } = graph.scopes[scope ?? 0] ?? {};
    return kind === "attachment" || (parent !== undefined && isAttached(parent));
  };
  return graph.nodes
    .filter(({ scope }) => !isAttached(scope))
    .map(({ path, operation: { kind } }) => `${path}: ${kind}`);
}
