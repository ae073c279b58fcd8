import type { NetworkState, Program } from "../engine/program.js";
import type { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import { sizeOf, type Value } from "../graph/value.js";
import { batchNorm, type BatchNormAttributes } from "../operations/normalization/batch-norm.js";
import { conv } from "../operations/product/conv.js";
import { numbersOf } from "../tensor/convert.js";
import { type Tensor, tensorFrom } from "../tensor/tensor.js";
import { localName, rewrite } from "./rewrite.js";

/** A convolution, and the batch norm that alone takes what it gives. */
interface Pair {
  readonly conv: Node;
  readonly norm: Node;
  /** The state-dict name of the convolution's weight, and that of the bias that it gets. */
  readonly weight: string;
  readonly bias: string;
}

/**
 * The program for inference with each batch norm that follows a convolution folded into it:
 * w′ = w·γ/√(σ² + ε), b′ = β + (b − μ)·γ/√(σ² + ε), computed in float64. The new bias is named `<path of the norm>.folded`;
 * tensors of the state that are no longer used stay.
 */
export function foldBatchNorm({ graph, state }: Program): Program {
  const pairs = foldablePairs(graph);
  const byConv = new Map(pairs.map((pair) => [pair.conv.id, pair]));
  const norms = new Set(pairs.map(({ norm }) => norm.id));
  const folded = rewrite(graph, (node, inputs, builder) => {
    if (norms.has(node.id)) return inputs.slice(0, 1);
    const pair = byConv.get(node.id);
    if (pair === undefined) return undefined;
    const [x, weight] = inputs;
    if (x === undefined || weight === undefined) return undefined;
    const out = [{ name: "out", size: sizeOf(weight, "out") }];
    const bias = builder.parameter(pair.bias, out, { kind: "zeros" }, weight.dtype);
    return builder.apply(node.operation, [x, weight, bias], node.attributes, localName(node, builder.scope));
  });
  return { graph: folded, state: new Map([...state, ...pairs.flatMap((pair) => foldedTensors(pair, state))]) };
}

function foldablePairs(graph: Graph): readonly Pair[] {
  const uses = new Map<number, number>();
  const taken = [...graph.nodes.flatMap(({ inputs }) => inputs), ...Object.values(graph.outputs)];
  for (const { id } of [...taken, ...Object.values(graph.updates)]) uses.set(id, (uses.get(id) ?? 0) + 1);
  return graph.nodes.flatMap((norm): Pair[] => {
    const [x, ...vectors] = norm.inputs;
    const producer = x === undefined ? undefined : graph.producer(x);
    if (norm.operation.kind !== batchNorm.kind || producer?.operation.kind !== conv.kind) return [];
    const [, weight, bias] = producer.inputs;
    const name = weight === undefined ? undefined : storedName(weight);
    const areStored = [...vectors, ...(bias === undefined ? [] : [bias])].every(
      (each) => storedName(each) !== undefined,
    );
    const isShared = [x, weight].some((each) => each !== undefined && uses.get(each.id) !== 1);
    if (name === undefined || !areStored || isShared) return [];
    return [{ conv: producer, norm, weight: name, bias: `${norm.path}.folded` }];
  });
}

function foldedTensors({ conv: { inputs }, norm, weight, bias }: Pair, state: NetworkState): [string, Tensor][] {
  // An attribute of a batch norm is what its schema says.
  const { epsilon } = norm.attributes as BatchNormAttributes;
  const elements = (value: Value | undefined): ArrayLike<number> | undefined => {
    const tensor = value === undefined ? undefined : state.get(storedName(value) ?? "");
    return tensor && numbersOf(tensor);
  };
  const [, w, b] = inputs;
  const [gamma, beta, mean, variance] = norm.inputs.slice(1).map(elements);
  const given = state.get(weight);
  if (w === undefined || !given || !gamma || !beta || !mean || !variance) return [];
  const scale = Float64Array.from(gamma, (value, out) => value / Math.sqrt((variance[out] ?? 0) + epsilon));
  const inner = given.shape
    .slice(w.axes.findIndex(({ name }) => name === "out") + 1)
    .reduce((product, size) => product * size, 1);
  const before = elements(b);
  const data = scale.map((factor, out) => (beta[out] ?? 0) + ((before?.[out] ?? 0) - (mean[out] ?? 0)) * factor);
  return [
    [weight, scaled(given, scale, inner)],
    [bias, tensorFrom(given.dtype, [scale.length], data)],
  ];
}

/** A tensor times a factor for each `inner` of its elements that lie together, the factors in turn. */
function scaled(tensor: Tensor, factors: Float64Array, inner: number): Tensor {
  const data = numbersOf(tensor);
  const result = new Float64Array(data.length);
  for (let from = 0, turn = 0; from < data.length; from += inner, turn = (turn + 1) % factors.length) {
    const factor = factors[turn] ?? 0;
    for (let at = from; at < from + inner; at += 1) result[at] = (data[at] ?? 0) * factor;
  }
  return tensorFrom(tensor.dtype, tensor.shape, result);
}

function storedName({ source }: Value): string | undefined {
  return source.kind === "parameter" || source.kind === "buffer" ? source.name : undefined;
}
