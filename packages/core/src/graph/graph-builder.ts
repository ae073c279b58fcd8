import { DuplicateNameError, GraphInvalidError, GraphTooLargeError, locate, ShapeError } from "../errors/index.js";
import { limitOf, withinLimit } from "../limits/limits.js";
import type { Attributes } from "./attributes.js";
import { type Axes, axesProblem, describeAxes, elementsPerExample, sameAxes, storedAxesProblem } from "./axes.js";
import { type NameRule, pathRule, portName } from "../names/name-rules.js";
import { deepFreeze } from "./deep-freeze.js";
import { describeTypes, Value, type ValueSource, type ValueType } from "./value.js";
import { Graph } from "./graph.js";
import type { Initializer } from "./initializer.js";
import type { Mark } from "./mark.js";
import type { Node } from "./node.js";
import type { NodeBuilder, Operation } from "./operation.js";
import type { Scope } from "./scope.js";
import { type DType, floatDTypes, isElement } from "../tensor/dtype.js";

/** Where a scope hangs and what it is; see {@link Scope}. */
export type ScopeSpec = Omit<Scope, "id" | "parent">;

/** Why a parameter is not of integers; a buffer may be. */
export const learnedMessage = "a parameter is learned, and so is of a floating dtype";

/** Builds a graph node by node. Whatever it returns belongs to this graph alone. */
export class GraphBuilder implements NodeBuilder {
  readonly #name: string;
  readonly #values: Value[] = [];
  readonly #nodes: Node[] = [];
  readonly #scopes: Scope[];
  readonly #marks: Mark[] = [];
  readonly #inputs = new Map<string, Value>();
  readonly #outputs = new Map<string, Value>();
  readonly #updates = new Map<string, Value>();
  readonly #state = new Map<string, Value>();
  readonly #paths = new Map<string, number>();
  readonly #most = limitOf("graph-values");
  /** Elements of the state so far. */
  #elements = 0;
  #scope: Scope;

  constructor(name: string) {
    this.#name = name;
    this.#scope = Object.freeze({ id: 0, kind: "network", path: "" });
    this.#scopes = [this.#scope];
  }

  /**
   * A builder that goes on where a graph ends: it has all of the graph, whose values it can use, and is in its outermost
   * scope. The graph stays as it is.
   */
  static continuing(graph: Graph): GraphBuilder {
    const builder = new GraphBuilder(graph.name);
    // One by one: a call takes some 100,000 arguments at most.
    for (const value of graph.values) builder.#values.push(value);
    for (const node of graph.nodes) builder.#nodes.push(node);
    for (const mark of graph.marks) builder.#marks.push(mark);
    for (const scope of graph.scopes.slice(builder.#scopes.length)) builder.#scopes.push(scope);
    builder.#scopes[0] = graph.scopes[0] ?? builder.#scope;
    builder.#scope = graph.scopes[0] ?? builder.#scope;
    for (const [name, value] of Object.entries(graph.inputs)) builder.#inputs.set(name, value);
    for (const [name, value] of Object.entries(graph.outputs)) builder.#outputs.set(name, value);
    for (const [name, value] of Object.entries(graph.updates)) builder.#updates.set(name, value);
    for (const value of graph.values)
      if (value.source.kind === "parameter" || value.source.kind === "buffer") {
        builder.#state.set(value.source.name, value);
        builder.#elements += elementsPerExample(value.axes);
      }
    for (const { path } of graph.nodes) builder.#paths.set(path, 1);
    return builder;
  }

  /** The scope in which nodes are built now. */
  get scope(): Scope {
    return this.#scope;
  }

  /** A named input of the graph. @throws NG_DUPLICATE_NAME, NG_SHAPE */
  input(name: string, type: ValueType): Value {
    assertName(name, portName, "the input");
    if (this.#inputs.has(name))
      throw new DuplicateNameError({ at: name, message: "two inputs of the graph have this name" });
    assertNoProblem(name, type.axes, axesProblem);
    const value = this.#value(type, { kind: "input", name });
    this.#inputs.set(name, value);
    return value;
  }

  /** A learned tensor; `name` is its whole state-dict name. @throws NG_DUPLICATE_NAME, NG_GRAPH_INVALID, NG_SHAPE */
  parameter(name: string, axes: Axes, initializer: Initializer, dtype: DType = "float32"): Value {
    return this.#stored("parameter", name, { dtype, axes }, initializer);
  }

  /** A tensor of the state that is not learned, such as running statistics. @throws NG_DUPLICATE_NAME, NG_SHAPE */
  buffer(name: string, axes: Axes, initializer: Initializer, dtype: DType = "float32"): Value {
    return this.#stored("buffer", name, { dtype, axes }, initializer);
  }

  /** A tensor whose elements are known, in row-major order of its axes. @throws NG_GRAPH_INVALID, NG_SHAPE */
  constant(type: ValueType, data: readonly number[]): Value {
    const at = this.#scope.path === "" ? this.#name : this.#scope.path;
    assertNoProblem(at, type.axes, storedAxesProblem);
    if (data.length !== elementsPerExample(type.axes) || !data.every((value) => isElement(type.dtype, value))) {
      const message = `a constant needs one finite number per element, each a ${type.dtype}`;
      throw new GraphInvalidError({ at, message });
    }
    return this.#value(type, { kind: "constant", data: Object.freeze(data.slice()) });
  }

  /**
   * Applies an operation in the current scope.
   * @param name the node's name inside the scope; by default the operation's kind, numbered where it repeats.
   * @throws NG_SHAPE, naming the node, where the inputs do not fit.
   */
  apply<A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name: string = operation.kind,
  ): readonly Value[] {
    const whole = this.#scope.path === "" ? name : `${this.#scope.path}.${name}`;
    assertName(whole, portName, "the node");
    const path = this.#uniquePath(whole);
    for (const input of inputs) this.#own(input, path);
    const types = locate(path, () => operation.infer(inputs, attributes));
    const id = this.#nodes.length;
    for (const { axes } of types) assertNoProblem(path, axes, axesProblem);
    const outputs = types.map((type, port) => this.#value(type, { kind: "node", node: id, port }));
    this.#nodes.push(
      Object.freeze({
        id,
        operation,
        inputs: Object.freeze(inputs.slice()),
        outputs: Object.freeze(outputs),
        attributes: deepFreeze(attributes),
        scope: this.#scope.id,
        path,
      }),
    );
    return outputs;
  }

  /** Runs `build` with a new scope as the current one. */
  within<T>(spec: ScopeSpec, build: (scope: Scope) => T): T {
    this.#assertRoom(this.#scopes.length);
    if (spec.path !== "") assertName(spec.path, pathRule, "the module");
    const outer = this.#scope;
    const scope: Scope = deepFreeze({ ...spec, id: this.#scopes.length, parent: outer.id });
    this.#scopes.push(scope);
    return this.resume(scope, () => build(scope));
  }

  /** Runs `build` with a scope that already exists as the current one. */
  resume<T>(scope: Scope, build: () => T): T {
    const outer = this.#scope;
    this.#scope = scope;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  mark(mark: Mark): void {
    this.#marks.push(Object.freeze(mark));
  }

  /** A named output of the graph. @throws NG_DUPLICATE_NAME */
  output(name: string, value: Value): void {
    this.#own(value, name);
    assertName(name, portName, "the output");
    if (this.#outputs.has(name))
      throw new DuplicateNameError({ at: name, message: "two outputs of the graph have this name" });
    this.#outputs.set(name, value);
  }

  /**
   * Says what a tensor of the state becomes when a training step is done: a value with the tensor's axes, in any order.
   * @throws NG_DUPLICATE_NAME for a second update, NG_GRAPH_INVALID where there is no such tensor, NG_SHAPE
   */
  update(name: string, value: Value): void {
    this.#own(value, name);
    const tensor = this.#state.get(name);
    if (tensor === undefined)
      throw new GraphInvalidError({ at: name, message: "there is no tensor of this name in the state to update" });
    if (this.#updates.has(name))
      throw new DuplicateNameError({ at: name, message: "the tensor of the state is updated twice" });
    if (value.dtype !== tensor.dtype || !sameAxes(value.axes, tensor.axes))
      throw new ShapeError({
        at: name,
        message: "the update does not fit the tensor of the state",
        expected: describeTypes([tensor]),
        found: describeTypes([value]),
      });
    this.#updates.set(name, value);
  }

  /** The graph as built so far. */
  build(): Graph {
    return new Graph({
      name: this.#name,
      values: this.#values,
      nodes: this.#nodes,
      scopes: this.#scopes,
      marks: this.#marks,
      inputs: Object.fromEntries(this.#inputs),
      outputs: Object.fromEntries(this.#outputs),
      updates: Object.fromEntries(this.#updates),
    });
  }

  /** @throws NG_GRAPH_TOO_LARGE where there are as many values, or scopes, as there may be */
  #assertRoom(count: number): void {
    if (count < this.#most) return;
    throw new GraphTooLargeError({
      message: "the network grows beyond what is composed",
      expected: withinLimit("graph-values"),
    });
  }

  #value({ dtype, axes }: ValueType, source: ValueSource): Value {
    this.#assertRoom(this.#values.length);
    const value = new Value(this.#values.length, dtype, axes, source);
    this.#values.push(value);
    return value;
  }

  #stored(kind: "parameter" | "buffer", name: string, type: ValueType, initializer: Initializer): Value {
    assertName(name, pathRule, `the ${kind}`);
    if (this.#state.has(name))
      throw new DuplicateNameError({ at: name, message: "two tensors of the network's state have this name" });
    assertNoProblem(name, type.axes, storedAxesProblem);
    if (kind === "parameter" && !floatDTypes.has(type.dtype))
      throw new GraphInvalidError({ at: name, message: learnedMessage, expected: "real numbers", found: type.dtype });
    this.#elements += elementsPerExample(type.axes);
    if (this.#elements > Number.MAX_SAFE_INTEGER)
      throw new GraphTooLargeError({
        at: name,
        message: "with this tensor the network has more parameters and buffers than can be counted exactly (2^53)",
      });
    const value = this.#value(type, { kind, name, initializer });
    this.#state.set(name, value);
    return value;
  }

  #own(value: Value, path: string): void {
    if (this.#values[value.id] !== value)
      throw new GraphInvalidError({ at: path, message: "an input belongs to another graph" });
  }

  #uniquePath(path: string): string {
    const count = this.#paths.get(path) ?? 0;
    this.#paths.set(path, count + 1);
    return count === 0 ? path : this.#uniquePath(`${path}_${count}`);
  }
}

/** Checks a name that a state dict, files and other languages will have to carry. @throws NG_GRAPH_INVALID */
function assertName(name: string, { pattern, expected }: NameRule, what: string): void {
  if (pattern.test(name)) return;
  throw new GraphInvalidError({
    at: name,
    message: `${what} has a name that cannot be one`,
    expected,
    found: JSON.stringify(name),
  });
}

function assertNoProblem(at: string, axes: Axes, problemOf: (axes: Axes) => string | undefined): void {
  const message = problemOf(axes);
  if (message !== undefined) throw new ShapeError({ at, message, found: describeAxes(axes) });
}
