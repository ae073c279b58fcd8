import type { Network } from "@netgraft/core";
import { add, type Graph, multiply, type Value } from "@netgraft/core/graph";

/** What is subtracted from the values of a picture, from 0 to 1, and what they are then divided by, for each channel. */
interface Normalization {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Means and deviations that differ by no more are the same, written with fewer digits. */
const tolerance = 2e-3;

/**
 * How the pictures of a published network are normalised where another network of the same tensors has them normalised otherwise, in words: by its
 * `preprocess`, and by what it does to its input itself, such as torchvision's `transform_input`. Undefined where both are the same.
 */
export function otherNormalization(network: Network, published: Network): string | undefined {
  const [own, other] = [normalization(network), normalization(published)];
  const isSame = (["mean", "std"] as const).every((key) =>
    own[key].every((value, at) => Math.abs(value - (other[key][at] ?? Number.NaN)) <= tolerance),
  );
  if (isSame || own.mean.length !== other.mean.length) return undefined;
  const { mean, std } = network.config.preprocess;
  const isPlain = [own.mean, own.std].every((list, at) =>
    list.every((value, i) => Math.abs(value - ([mean, std][at]?.[i] ?? 0)) < 1e-9),
  );
  const remedy = `--set preprocess.mean=${listed(other.mean)} --set preprocess.std=${listed(other.std)}`;
  return `normalised with the mean ${listed(other.mean)} and the deviation ${listed(other.std)}, and here with ${listed(own.mean)} and ${listed(own.std)}${isPlain ? ` (${remedy})` : ""}`;
}

/** What all that is done to a picture before the first layer comes to. */
function normalization({ graph, config: { preprocess } }: Network): Normalization {
  const { mean, std } = preprocess;
  let [scale, shift] = [std.map((each) => 1 / each), mean.map((each, at) => -each / (std[at] ?? 1))];
  let value = graph.inputs["input"];
  for (let next = value && step(graph, value); next !== undefined; next = step(graph, next.value)) {
    const { kind, by } = next;
    const times = (list: readonly number[]): number[] => list.map((each, at) => each * (by[at] ?? by[0] ?? 1));
    if (kind === multiply.kind) [scale, shift] = [times(scale), times(shift)];
    else shift = shift.map((each, at) => each + (by[at] ?? by[0] ?? 0));
    value = next.value;
  }
  return { mean: shift.map((each, at) => 0 - each / (scale[at] ?? 1)), std: scale.map((each) => 1 / each) };
}

/** What is multiplied with a value, or added to it, where that is numbers of the graph and all that becomes of it. */
function step(
  { nodes, values }: Graph,
  value: Value,
): { readonly kind: string; readonly by: readonly number[]; readonly value: Value } | undefined {
  const [taker, second] = nodes.filter(({ inputs }) => inputs.includes(value));
  const { kind } = taker?.operation ?? {};
  if (taker === undefined || second !== undefined || (kind !== multiply.kind && kind !== add.kind)) return undefined;
  const numbers = taker.inputs.find((input) => input !== value)?.source;
  const result = values.find(({ source }) => source.kind === "node" && nodes[source.node] === taker);
  if (numbers?.kind !== "constant" || result === undefined) return undefined;
  return { kind, by: [...numbers.data].map(Number), value: result };
}

function listed(numbers: readonly number[]): string {
  return `[${numbers.map((each) => Number(each.toFixed(4))).join(",")}]`;
}
