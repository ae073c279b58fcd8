import { z } from "zod";
import { GraphInvalidError, nearest } from "../errors/index.js";
import { sameAxes } from "./axes.js";
import { Graph } from "./graph.js";
import type { Mark } from "./mark.js";
import type { Node } from "./node.js";
import type { Json, Operation } from "./operation.js";
import type { Scope } from "./scope.js";
import { Value, type ValueSource } from "./value.js";

/** The version of the JSON form; raised when an older reader would misread it. */
export const graphJsonVersion = 1;

const json: z.ZodType<Json> = z.json();
const index = z.int().nonnegative();
const initializer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("zeros") }),
  z.strictObject({ kind: z.literal("ones") }),
  z.strictObject({ kind: z.literal("constant"), value: z.number() }),
  z.strictObject({ kind: z.literal("normal"), deviation: z.number() }),
  z.strictObject({ kind: z.literal("heNormal"), fan: z.enum(["in", "out"]) }),
  z.strictObject({ kind: z.literal("uniformFan"), fanIn: z.int().positive() }),
]);
const source = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("input"), name: z.string() }),
  z.strictObject({ kind: z.literal("parameter"), name: z.string(), initializer }),
  z.strictObject({ kind: z.literal("buffer"), name: z.string(), initializer }),
  z.strictObject({ kind: z.literal("constant"), data: z.array(z.number()) }),
  z.strictObject({ kind: z.literal("node"), node: index, port: index }),
]);
const mark = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("feature"), value: index, name: z.string(), channels: index, reduction: index }),
  z.strictObject({ kind: z.literal("gate"), value: index, scope: index }),
  z.strictObject({ kind: z.literal("site"), site: z.string(), scope: index, before: index, value: index }),
  z.strictObject({
    kind: z.literal("attachment"),
    id: z.string(),
    type: z.string(),
    site: z.string(),
    scope: index,
    before: index,
    value: index,
  }),
]);
const graphJson = z.strictObject({
  format: z.literal("netgraft-graph"),
  version: z.literal(graphJsonVersion),
  name: z.string(),
  scopes: z.array(
    z.strictObject({
      id: index,
      parent: index.optional(),
      kind: z.enum(["network", "backbone", "stage", "block", "attachment", "head", "auxiliary", "module"]),
      path: z.string(),
      type: z.string().optional(),
      options: json.optional(),
    }),
  ),
  values: z.array(
    z.strictObject({
      dtype: z.enum(["float32", "int32", "bool"]),
      axes: z.array(z.strictObject({ name: z.string(), size: z.union([z.literal("any"), z.int().positive()]) })),
      source,
    }),
  ),
  nodes: z.array(
    z.strictObject({
      operation: z.string(),
      path: z.string(),
      scope: index,
      inputs: z.array(index),
      outputs: z.array(index),
      attributes: z.record(z.string(), json),
    }),
  ),
  marks: z.array(mark),
  inputs: z.record(z.string(), index),
  outputs: z.record(z.string(), index),
});

/** The JSON form of a graph; see {@link graphToJson}. */
export type GraphJson = z.infer<typeof graphJson>;

/** The graph as plain JSON, with a version. Values and scopes are referred to by their position. */
export function graphToJson(graph: Graph): GraphJson {
  const form = {
    format: "netgraft-graph",
    version: graphJsonVersion,
    name: graph.name,
    scopes: graph.scopes,
    values: graph.values.map(({ dtype, axes, source: from }) => ({ dtype, axes, source: from })),
    nodes: graph.nodes.map((node) => ({
      operation: node.operation.kind,
      path: node.path,
      scope: node.scope,
      inputs: node.inputs.map(({ id }) => id),
      outputs: node.outputs.map(({ id }) => id),
      attributes: node.attributes,
    })),
    marks: graph.marks,
    inputs: idsByName(graph.inputs),
    outputs: idsByName(graph.outputs),
  };
  // A deep copy, so that the graph stays immutable whatever the caller does with it; JSON drops what is undefined.
  return JSON.parse(JSON.stringify(form)) as GraphJson;
}

/**
 * Reads the JSON form of a graph and checks it: every attribute against its operation's schema, every reference,
 * the order of nodes, and every inferred type.
 * @param operations the operations that may occur, by kind.
 * @throws NG_GRAPH_INVALID
 */
export function graphFromJson(form: unknown, operations: ReadonlyMap<string, Operation>): Graph {
  const parsed = graphJson.safeParse(form);
  if (!parsed.success) {
    throw new GraphInvalidError(parsed.error.issues.map(({ path, message }) => ({ at: path.join("."), message })));
  }
  const data = parsed.data;
  // The schema has checked the kinds of sources, scopes and marks; zod's types differ from ours only in `undefined` for absent keys.
  const scopes = data.scopes as Scope[];
  const values = data.values.map(
    ({ dtype, axes, source: from }, id) => new Value(id, dtype, axes, from as ValueSource),
  );
  const at = (id: number, place: string): Value => {
    const value = values[id];
    if (value === undefined)
      throw new GraphInvalidError({ at: place, message: `refers to value ${id}, which does not exist` });
    return value;
  };
  const defined = new Set(values.filter(({ source: from }) => from.kind !== "node").map(({ id }) => id));
  const nodes = data.nodes.map((node, id): Node => {
    const operation = operations.get(node.operation);
    if (operation === undefined) {
      const similar = nearest(node.operation, operations.keys());
      throw new GraphInvalidError({
        at: node.path,
        message: `unknown operation "${node.operation}"`,
        ...(similar === undefined ? {} : { nearest: similar }),
      });
    }
    const attributes = operation.attributes.safeParse(node.attributes);
    if (!attributes.success)
      throw new GraphInvalidError(
        attributes.error.issues.map(({ path, message }) => ({ at: [node.path, ...path].join("."), message })),
      );
    const inputs = node.inputs.map((input) => at(input, node.path));
    const early = inputs.find((input) => !defined.has(input.id));
    if (early !== undefined)
      throw new GraphInvalidError({ at: node.path, message: `uses value ${early.id} before it is computed` });
    const outputs = node.outputs.map((output) => at(output, node.path));
    const types = operation.infer(inputs, attributes.data);
    outputs.forEach((output, port) => {
      const type = types[port];
      const comesFromHere = output.source.kind === "node" && output.source.node === id && output.source.port === port;
      if (
        type === undefined ||
        types.length !== outputs.length ||
        !comesFromHere ||
        type.dtype !== output.dtype ||
        !sameAxes(type.axes, output.axes)
      ) {
        throw new GraphInvalidError({ at: node.path, message: "its outputs are not what the operation computes" });
      }
      defined.add(output.id);
    });
    if (scopes[node.scope] === undefined)
      throw new GraphInvalidError({ at: node.path, message: `refers to scope ${node.scope}, which does not exist` });
    return { id, operation, inputs, outputs, attributes: attributes.data, scope: node.scope, path: node.path };
  });
  return new Graph({
    name: data.name,
    scopes,
    values,
    nodes,
    marks: data.marks as Mark[],
    inputs: Object.fromEntries(Object.entries(data.inputs).map(([name, id]) => [name, at(id, name)])),
    outputs: Object.fromEntries(Object.entries(data.outputs).map(([name, id]) => [name, at(id, name)])),
  });
}

function idsByName(values: Readonly<Record<string, Value>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, { id }]) => [name, id]));
}
