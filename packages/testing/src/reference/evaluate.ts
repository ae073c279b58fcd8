import {
  decompose,
  type Graph,
  type NamedTensors,
  OperationUnsupportedError,
  type StateDict,
  type Value,
  withBatch,
} from "@netgraft/core/graph";
import { convolutions } from "./convolutions.js";
import { elementwise } from "./elementwise.js";
import { rearrangements } from "./rearrangements.js";
import { reductions } from "./reductions.js";
import { fixedAxes, type ReferenceTensor, toReference } from "./tensor.js";
import { pools } from "./windows.js";

const kernels = new Map([...elementwise, ...reductions, ...rearrangements, ...pools, ...convolutions]);

/** A graph with its parameters and buffers by state-dict name. */
export interface ReferenceProgram {
  readonly graph: Graph;
  readonly state: StateDict;
}

/**
 * The outputs of a network in float64: every operation element by element from its definition, those of plugins and
 * larger ones of core by their decomposition. It needs no engine, and is for small networks: it takes about 0.1 µs for
 * each multiply-accumulate.
 * @param inputs in the order of each input's axes; they decide the batch
 * @throws NG_OPERATION_UNSUPPORTED where an operation of a plugin has no decomposition
 */
export function evaluate(
  { graph, state }: ReferenceProgram,
  inputs: NamedTensors,
): Readonly<Record<string, ReferenceTensor>> {
  const simple = decompose(withFixedBatch(graph, inputs), ({ kind }) => kernels.has(kind));
  assertComputable(simple);
  const computed = new Map<number, ReferenceTensor>();
  for (const value of simple.values) {
    const given = givenTensor(value, state, inputs);
    if (given !== undefined) computed.set(value.id, given);
  }
  const tensorOf = ({ id }: Value): ReferenceTensor => {
    const tensor = computed.get(id);
    if (tensor === undefined) throw new TypeError(`value ${id} is used before it is computed`);
    return tensor;
  };
  for (const { operation, inputs: read, outputs, attributes } of simple.nodes) {
    const [y] = outputs;
    const compute = kernels.get(operation.kind);
    if (y === undefined || compute === undefined) throw new TypeError(`"${operation.kind}" cannot be computed`);
    const axes = fixedAxes(y);
    computed.set(y.id, { axes, data: compute(read.map(tensorOf), axes, attributes) });
  }
  return Object.fromEntries(Object.entries(simple.outputs).map(([name, value]) => [name, tensorOf(value)]));
}

/** Whether {@link evaluate} computes an operation of this kind itself, without its decomposition. */
export function isPrimitive(kind: string): boolean {
  return kernels.has(kind);
}

function assertComputable({ nodes }: Graph): void {
  const problems = nodes
    .filter(({ operation: { kind } }) => !kernels.has(kind))
    .map(({ path, operation: { kind } }) => ({
      at: path,
      message: `"${kind}" is no operation of core and cannot be computed`,
      expected: "a `decompose` into operations of core",
    }));
  if (problems.length > 0) throw new OperationUnsupportedError(problems);
}

function withFixedBatch(graph: Graph, inputs: NamedTensors): Graph {
  for (const [name, { axes }] of Object.entries(graph.inputs)) {
    const index = axes.findIndex(({ size }) => size === "any");
    if (index !== -1) return withBatch(graph, inputs[name]?.shape[index] ?? 0);
  }
  return graph;
}

function givenTensor(
  value: Value,
  state: ReferenceProgram["state"],
  inputs: NamedTensors,
): ReferenceTensor | undefined {
  const { source } = value;
  if (source.kind === "node") return undefined;
  if (source.kind === "constant") return { axes: fixedAxes(value), data: Float64Array.from(source.data) };
  const given = source.kind === "input" ? inputs[source.name] : state.get(source.name);
  if (given === undefined) throw new TypeError(`no tensor is given for ${source.name}`);
  return toReference(source.name, value, given);
}
