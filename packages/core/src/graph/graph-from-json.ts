import { GraphInvalidError, nearest, NetgraftError, type Problem } from "../errors/index.js";
import { limitOf, withinLimit } from "../limits/limits.js";
import { type Axes, axesProblem, describeAxes, elementsPerExample, sameAxes, storedAxesProblem } from "./axes.js";
import { deepFreeze } from "./deep-freeze.js";
import { type NameRule, pathRule, portName } from "../names/name-rules.js";
import { describeTypes, Value, type ValueSource, type ValueType } from "./value.js";
import { Graph } from "./graph.js";
import { learnedMessage } from "./graph-builder.js";
import { type GraphJson, graphJsonSchema } from "./graph-json-schema.js";
import type { Mark } from "./mark.js";
import type { Node } from "./node.js";
import type { Operation } from "./operation.js";
import type { Scope } from "./scope.js";
import { floatDTypes, isElement } from "../tensor/dtype.js";

/**
 * Reads the JSON form of a graph and checks it: every attribute against its operation's schema, every reference,
 * the order of nodes, and every inferred type.
 * @param operations the operations that may occur, by kind.
 * @throws NG_GRAPH_INVALID naming every place that is wrong
 */
export function graphFromJson(form: unknown, operations: ReadonlyMap<string, Operation>): Graph {
  assertBounded(form);
  const lists = ["inputs", "outputs", "updates"].filter((list) => ownOf(ownOf(form, list), "__proto__") !== undefined);
  // Which the schema would leave out.
  if (lists.length > 0)
    throw new GraphInvalidError(lists.map((list) => ({ at: `${list}.__proto__`, message: "this name cannot be one" })));
  const parsed = graphJsonSchema.safeParse(form);
  if (!parsed.success) {
    throw new GraphInvalidError(
      parsed.error.issues.map(({ path, message }) => ({ at: path.length === 0 ? "graph" : path.join("."), message })),
    );
  }
  return new GraphReader(parsed.data, operations).read();
}

/**
 * Holds what is read to the limits before the schema walks through it, which goes as deep as what is nested.
 * @throws NG_GRAPH_INVALID
 */
function assertBounded(form: unknown): void {
  const deepest = limitOf("depth");
  const most = limitOf("graph-values");
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: form, depth: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth > deepest)
      throw new GraphInvalidError({ at: "graph", message: "it is nested too deeply", expected: withinLimit("depth") });
    for (const inner of Object.values(value))
      if (typeof inner === "object") pending.push({ value: inner, depth: depth + 1 });
  }
  if (typeof form !== "object" || form === null) return;
  for (const [list, items] of Object.entries(form))
    if (Array.isArray(items) && items.length > most)
      throw new GraphInvalidError({
        at: list,
        message: "the graph is larger than what is read",
        expected: withinLimit("graph-values"),
        found: `${items.length}`,
      });
}

/** One reading of a graph: collects all problems, so that they are reported together. */
class GraphReader {
  readonly #data: GraphJson;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #values: readonly Value[];
  readonly #problems: Problem[] = [];

  constructor(data: GraphJson, operations: ReadonlyMap<string, Operation>) {
    this.#data = data;
    this.#operations = operations;
    // The schema has checked the kinds of sources; zod's types differ from ours only in `undefined` for absent keys.
    this.#values = data.values.map((value, id) => new Value(id, value.dtype, value.axes, value.source as ValueSource));
  }

  read(): Graph {
    const { name, scopes, marks, inputs, outputs, updates = {} } = this.#data;
    this.#checkScopes();
    this.#checkValues();
    const nodes = this.#nodes();
    this.#checkMarks();
    this.#checkNames();
    const graph = {
      name,
      // As for the sources above.
      scopes: scopes as Scope[],
      values: this.#values,
      nodes,
      marks: marks as Mark[],
      inputs: this.#named("inputs", inputs),
      outputs: this.#named("outputs", outputs),
      updates: this.#named("updates", updates),
    };
    this.#checkUpdates(graph.updates);
    if (this.#problems.length > 0) throw new GraphInvalidError(this.#problems);
    return new Graph(graph);
  }

  #checkScopes(): void {
    this.#data.scopes.forEach(({ id, parent, kind, path }, position) => {
      const at = `scopes.${position}`;
      if (id !== position) this.#report(at, "its id is not its position", `${position}`, `${id}`);
      if (position > 0 && (parent === undefined || parent >= position))
        this.#report(at, "its parent does not come before it", `below ${position}`, `${parent}`);
      if (position === 0 && (parent !== undefined || kind !== "network" || path !== ""))
        this.#report(at, "the first scope is not that of the network", `kind "network", no parent, no path`);
    });
    if (this.#data.scopes.length === 0) this.#report("scopes", "there is no scope", "at least that of the network");
  }

  #checkValues(): void {
    const { nodes, inputs } = this.#data;
    const stateNames = new Set<string>();
    let elements = 0;
    for (const { id, source, axes, dtype } of this.#values) {
      const at = `values.${id}`;
      const isStored = source.kind === "parameter" || source.kind === "buffer" || source.kind === "constant";
      const problem = isStored ? storedAxesProblem(axes) : axesProblem(axes);
      if (problem !== undefined) this.#report(at, problem, undefined, describeAxes(axes));
      if (source.kind === "constant" && source.data.length !== elementsPerExample(axes))
        this.#report(
          at,
          "a constant needs one number per element",
          `${elementsPerExample(axes)}`,
          `${source.data.length}`,
        );
      if (source.kind === "constant" && !source.data.every((value) => isElement(dtype, value)))
        this.#report(at, "a constant has numbers that its dtype has not", dtype);
      if (source.kind === "input" && !(Object.hasOwn(inputs, source.name) && inputs[source.name] === id))
        this.#report(at, `is not the graph's input "${source.name}"`);
      if (source.kind === "node" && nodes[source.node]?.outputs[source.port] !== id)
        this.#report(at, `is not output ${source.port} of node ${source.node}`);
      if (source.kind !== "parameter" && source.kind !== "buffer") continue;
      if (elements <= Number.MAX_SAFE_INTEGER && (elements += elementsPerExample(axes)) > Number.MAX_SAFE_INTEGER)
        this.#report(at, "with this tensor the state has more elements than can be counted exactly (2^53)");
      if (source.kind === "parameter" && !floatDTypes.has(dtype))
        this.#report(at, learnedMessage, "real numbers", dtype);
      if (stateNames.has(source.name)) this.#report(at, `two tensors of the state are named "${source.name}"`);
      stateNames.add(source.name);
    }
  }

  #nodes(): readonly Node[] {
    const computed = new Set(this.#values.filter(({ source }) => source.kind !== "node").map(({ id }) => id));
    const paths = new Set<string>();
    return this.#data.nodes.flatMap((form, id): readonly Node[] => {
      const { path, scope } = form;
      const at = path === "" ? `nodes.${id}` : path;
      if (paths.has(path)) this.#report(at, "two nodes have this path");
      paths.add(path);
      this.#checkPlace(at, path, scope);
      const inputs = this.#listed(at, form.inputs);
      for (const input of inputs)
        if (!computed.has(input.id)) this.#report(at, `uses value ${input.id} before it is computed`);
      const outputs = this.#listed(at, form.outputs);
      for (const output of outputs) computed.add(output.id);
      const operation = this.#operation(at, form.operation);
      const attributes = operation?.attributes.safeParse(form.attributes);
      for (const issue of attributes?.error?.issues ?? []) this.#report([at, ...issue.path].join("."), issue.message);
      if (operation === undefined || attributes?.data === undefined) return [];
      const node = { id, operation, inputs, outputs, attributes: deepFreeze(attributes.data), scope, path };
      if (inputs.length === form.inputs.length && outputs.length === form.outputs.length) this.#checkTypes(at, node);
      return [Object.freeze({ ...node, inputs: Object.freeze(inputs), outputs: Object.freeze(outputs) })];
    });
  }

  #checkPlace(at: string, path: string, scope: number): void {
    const owner = this.#data.scopes[scope];
    if (owner === undefined) this.#report(at, `refers to scope ${scope}, which does not exist`);
    else if (path === "") this.#report(at, "it has no path");
    else if (owner.path !== "" && !path.startsWith(`${owner.path}.`))
      this.#report(at, "its path does not lie in its scope", `${owner.path}.…`, path);
  }

  #operation(at: string, kind: string): Operation | undefined {
    const operation = this.#operations.get(kind);
    if (operation === undefined) {
      const similar = nearest(kind, this.#operations.keys());
      const suggestion = similar === undefined ? {} : { nearest: similar };
      this.#problems.push({ at, message: `unknown operation "${kind}"`, ...suggestion });
    }
    return operation;
  }

  #checkTypes(at: string, { id, operation, inputs, outputs, attributes }: Node): void {
    const types = this.#inferred(at, () => operation.infer(inputs, attributes));
    if (types === undefined) return;
    const areRight =
      types.length === outputs.length &&
      outputs.every(({ dtype, axes, source }, port) => {
        const comesFromHere = source.kind === "node" && source.node === id && source.port === port;
        return comesFromHere && dtype === types[port]?.dtype && equalInOrder(axes, types[port].axes);
      });
    if (!areRight)
      this.#report(at, "its outputs are not what the operation computes", describeTypes(types), describeTypes(outputs));
  }

  #inferred(at: string, infer: () => readonly ValueType[]): readonly ValueType[] | undefined {
    try {
      return infer();
    } catch (error) {
      if (error instanceof NetgraftError) for (const problem of error.problems) this.#problems.push({ at, ...problem });
      else this.#report(at, `its operation fails: ${String(error)}`);
      return undefined;
    }
  }

  #checkMarks(): void {
    this.#data.marks.forEach((mark, position) => {
      const at = `marks.${position}`;
      this.#value(at, mark.value);
      if ("before" in mark) this.#value(at, mark.before);
      if ("scope" in mark && this.#data.scopes[mark.scope] === undefined)
        this.#report(at, `refers to scope ${mark.scope}, which does not exist`);
    });
  }

  /** The names that a builder would not take. */
  #checkNames(): void {
    const { scopes, nodes, inputs, outputs, marks } = this.#data;
    const check = (at: string, name: string, { pattern, expected }: NameRule = pathRule): void => {
      if (!pattern.test(name)) this.#report(at, "this name cannot be one", expected, JSON.stringify(name));
    };
    for (const [index, { path }] of scopes.entries()) if (path !== "") check(`scopes.${index}.path`, path);
    for (const [index, { path }] of nodes.entries()) if (path !== "") check(`nodes.${index}.path`, path, portName);
    for (const { id, source } of this.#values)
      if (source.kind === "parameter" || source.kind === "buffer") check(`values.${id}.source.name`, source.name);
    for (const [key, named] of Object.entries({ inputs, outputs }))
      for (const [index, name] of Object.keys(named).entries()) check(`${key}.${index}`, name, portName);
    for (const [index, mark] of marks.entries()) if ("id" in mark) check(`marks.${index}.id`, mark.id);
  }

  #checkUpdates(updates: Readonly<Record<string, Value>>): void {
    const state = new Map(
      this.#values.flatMap((value): [string, Value][] =>
        value.source.kind === "parameter" || value.source.kind === "buffer" ? [[value.source.name, value]] : [],
      ),
    );
    for (const [name, value] of Object.entries(updates)) {
      const at = `updates.${name}`;
      const tensor = state.get(name);
      if (tensor === undefined) this.#report(at, "there is no tensor of this name in the state");
      else if (value.dtype !== tensor.dtype || !sameAxes(value.axes, tensor.axes))
        this.#report(at, "it does not fit the tensor of the state", describeTypes([tensor]), describeTypes([value]));
    }
  }

  #named(list: "inputs" | "outputs" | "updates", ids: Readonly<Record<string, number>>): Record<string, Value> {
    const named: [string, Value][] = [];
    for (const [name, id] of Object.entries(ids)) {
      const value = this.#value(`${list}.${name}`, id);
      if (value === undefined) continue;
      if (list === "inputs" && !(value.source.kind === "input" && value.source.name === name))
        this.#report(`${list}.${name}`, `value ${id} is not an input of that name`);
      named.push([name, value]);
    }
    return Object.fromEntries(named);
  }

  #listed(at: string, ids: readonly number[]): readonly Value[] {
    return ids.flatMap((id) => this.#value(at, id) ?? []);
  }

  #value(at: string, id: number): Value | undefined {
    const value = this.#values[id];
    if (value === undefined) this.#report(at, `refers to value ${id}, which does not exist`);
    return value;
  }

  #report(at: string, message: string, expected?: string, found?: string): void {
    const details = { ...(expected === undefined ? {} : { expected }), ...(found === undefined ? {} : { found }) };
    this.#problems.push({ at, message, ...details });
  }
}

/** What is under a key of an object's own; undefined of anything else. */
function ownOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

/** Unlike what computes, a file keeps the order of axes: engines list outputs in it. */
function equalInOrder(a: Axes, b: Axes): boolean {
  return a.length === b.length && a.every(({ name, size }, index) => b[index]?.name === name && b[index].size === size);
}
