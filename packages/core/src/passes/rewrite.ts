import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Node } from "../graph/node.js";
import type { Scope } from "../graph/scope.js";
import type { Value, ValueSource, ValueType } from "../graph/value.js";
import type { LiveParts } from "./live-parts.js";

/** Replaces one node: returns its new outputs, built with `builder` from the mapped inputs, or undefined to keep the node. */
export type NodeRewrite = (node: Node, inputs: readonly Value[], builder: GraphBuilder) => readonly Value[] | undefined;

export interface RewriteOptions {
  /** The type that an input of the graph has in the copy; by default its own. */
  readonly inputType?: (input: Value) => ValueType;
  /** The name that a tensor of the state has in the copy; by default its own. */
  readonly stateName?: (name: string) => string;
  /** What is copied beside the inputs: by default everything. Outputs and updates depend on nothing else. */
  readonly only?: LiveParts;
  /** Whether a scope is copied, which no scope and no copied node may be inside of otherwise; by default all are. */
  readonly keepsScope?: (scope: Scope) => boolean;
  /** Adds to the copy once everything is in it. */
  readonly complete?: (builder: GraphBuilder) => void;
}

/** A copy of a graph in which `replace` has been asked for each node; scopes, marks, inputs, outputs and updates follow. */
export function rewrite(
  graph: Graph,
  replace: NodeRewrite,
  { inputType = (input) => input, stateName = (name) => name, only, keepsScope, complete }: RewriteOptions = {},
): Graph {
  const builder = new GraphBuilder(graph.name);
  const scopes: (Scope | undefined)[] = [builder.scope];
  for (const original of graph.scopes.slice(1)) {
    const { id, parent, ...spec } = original;
    if (keepsScope?.(original) === false) continue;
    builder.resume(known(scopes[parent ?? 0]), () => builder.within(spec, (scope) => (scopes[id] = scope)));
  }
  const mapped = new Map<number, Value>();
  const kept = only && new Set(only.values.map(({ id }) => id));
  // Sources are copied at their turn among the nodes, so that a copy numbers its values as the original does.
  let next = 0;
  const copySourcesUntil = (end: number): void => {
    for (const value of graph.values.slice(next, end))
      if (value.source.kind === "input") mapped.set(value.id, builder.input(value.source.name, inputType(value)));
      else if (value.source.kind !== "node" && (kept === undefined || kept.has(value.id)))
        mapped.set(value.id, copyStored(value, value.source, builder, stateName));
    next = Math.max(next, end);
  };
  const mappedValue = (id: number): Value => {
    if (!mapped.has(id)) copySourcesUntil(id + 1);
    return known(mapped.get(id));
  };
  for (const node of only?.nodes ?? graph.nodes) {
    copySourcesUntil(node.outputs[0]?.id ?? next);
    builder.resume(known(scopes[node.scope]), () => {
      const inputs = node.inputs.map(({ id }) => mappedValue(id));
      const outputs =
        replace(node, inputs, builder) ??
        builder.apply(node.operation, inputs, node.attributes, localName(node, builder.scope));
      node.outputs.forEach((output, port) => mapped.set(output.id, known(outputs[port])));
    });
  }
  copySourcesUntil(graph.values.length);
  for (const mark of graph.marks) {
    const marked = "before" in mark ? [mark.value, mark.before] : [mark.value];
    if (only !== undefined && !marked.every((id) => mapped.has(id))) continue;
    const scope = "scope" in mark ? scopes[mark.scope] : undefined;
    if ("scope" in mark && scope === undefined) continue;
    const value = mappedValue(mark.value).id;
    builder.mark({
      ...mark,
      value,
      ...("scope" in mark && { scope: known(scope).id }),
      ...("before" in mark && { before: mappedValue(mark.before).id }),
    });
  }
  for (const [name, value] of Object.entries(graph.outputs)) builder.output(name, mappedValue(value.id));
  for (const [name, value] of Object.entries(graph.updates)) builder.update(stateName(name), mappedValue(value.id));
  complete?.(builder);
  return builder.build();
}

function copyStored(
  type: ValueType,
  source: Exclude<ValueSource, { kind: "node" | "input" }>,
  builder: GraphBuilder,
  stateName: (name: string) => string,
): Value {
  switch (source.kind) {
    case "parameter":
    case "buffer":
      return builder[source.kind](stateName(source.name), type.axes, source.initializer, type.dtype);
    case "constant":
      return builder.constant(type, source.data);
    default:
      return source satisfies never;
  }
}

/** The name of a node inside its scope. */
export function localName(node: Node, scope: Scope): string {
  return scope.path === "" ? node.path : node.path.slice(scope.path.length + 1);
}

/** What SSA order and the completeness of graphs guarantee to be there. */
function known<T>(item: T | undefined): T {
  if (item === undefined) throw new TypeError("the graph refers to something that it does not contain");
  return item;
}
