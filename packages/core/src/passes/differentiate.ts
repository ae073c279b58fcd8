import { nearest, OptionUnsupportedError, ShapeError } from "../errors/index.js";
import { describeAxes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import { expand } from "../operations/axes/expand.js";
import { only } from "../operations/rules/arity.js";
import { decompose } from "./decompose.js";
import { differentiationPath } from "./differentiation-path.js";
import { passBack } from "./pass-back.js";

export interface DifferentiateOptions {
  /** The output whose gradients are asked for: a number, such as a loss. */
  readonly of: string;
  /** Names of parameters, or of inputs or other outputs of the graph; by default all parameters. */
  readonly withRespectTo?: readonly string[];
}

/**
 * The graph with the gradients of one of its outputs as further outputs, `gradient.<name>`, each with the axes of what
 * it belongs to, in the same order. What the output does not depend on has none, as its `grad` is None in PyTorch. New
 * nodes are named after those that they pass back through, below `gradient`.
 * @throws NG_OPTION_UNSUPPORTED where a name is unknown or the output is no number; NG_SHAPE where a batch is symbolic;
 * NG_OPERATION_UNSUPPORTED naming each node that has neither a gradient nor a decomposition
 */
export function differentiate(graph: Graph, { of, withRespectTo }: DifferentiateOptions): Graph {
  assertFixedBatch(graph);
  const given = differentiationPath(graph, targetOf(graph, of), [...sourcesOf(graph, withRespectTo).values()]);
  const onPath = new Set(given.nodes.map(({ id }) => id));
  const simple = decompose(graph, (operation, { id }) => operation.gradient !== undefined || !onPath.has(id));
  const sources = sourcesOf(simple, withRespectTo);
  const target = targetOf(simple, of);
  const path = differentiationPath(simple, target, [...sources.values()]);
  const builder = GraphBuilder.continuing(simple);
  const gradients = builder.within({ kind: "module", path: "gradient" }, () => passBack(builder, path, target));
  for (const [name, value] of sources) {
    const gradient = gradients.get(value.id);
    if (gradient !== undefined) builder.output(`gradient.${name}`, inOrderOf(builder, value, gradient));
  }
  return builder.build();
}

function assertFixedBatch({ inputs }: Graph): void {
  for (const [name, { axes }] of Object.entries(inputs))
    if (axes.some(({ size }) => size === "any"))
      throw new ShapeError({
        at: name,
        message: "the batch of a graph that is differentiated is a number (`withBatch` makes it one)",
        found: describeAxes(axes),
      });
}

function targetOf({ outputs }: Graph, name: string): Value {
  const value = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  if (value === undefined)
    throw new OptionUnsupportedError({ at: "of", ...unknown("output", name, Object.keys(outputs)) });
  if (value.dtype === "float32" && value.axes.length === 0) return value;
  throw new OptionUnsupportedError({
    at: "of",
    message: `the output "${name}" is not a number`,
    expected: "float32 []",
    found: `${value.dtype} ${describeAxes(value.axes)}`,
  });
}

/** The values whose gradients are asked for, by name. */
function sourcesOf({ values, inputs, outputs }: Graph, names?: readonly string[]): ReadonlyMap<string, Value> {
  const parameters = values.flatMap((value): [string, Value][] =>
    value.source.kind === "parameter" ? [[value.source.name, value]] : [],
  );
  if (names === undefined) return new Map(parameters);
  const others = [...Object.entries(outputs), ...Object.entries(inputs)].filter(([, { dtype }]) => dtype === "float32");
  const known = new Map([...others, ...parameters]);
  const problems = names
    .filter((name) => !known.has(name))
    .map((name) => ({ at: "withRespectTo", ...unknown("parameter, input or output", name, [...known.keys()]) }));
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
  return new Map([...known].filter(([name]) => names.includes(name)));
}

function unknown(what: string, name: string, all: readonly string[]): { message: string; nearest?: string } {
  const similar = nearest(name, all);
  const message = `the graph has no ${what} "${name}"`;
  return similar === undefined ? { message } : { message, nearest: similar };
}

/** The gradient with its axes in the order of what it belongs to, which is that of storage for parameters. */
function inOrderOf(builder: GraphBuilder, { axes }: Value, gradient: Value): Value {
  if (axes.every(({ name }, index) => gradient.axes[index]?.name === name)) return gradient;
  const attributes = { axes: axes.map(({ name, size }) => ({ name, size })) };
  return only(builder.apply(expand, [gradient], attributes, "gradient.order"));
}
