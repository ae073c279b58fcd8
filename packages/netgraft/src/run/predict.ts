import type { Network, Problem } from "@netgraft/core";
import { counted, float32Tensor, notFiniteCount, requireFloat32, type Tensor, type Value } from "@netgraft/core/graph";
import { NotFiniteError } from "@netgraft/training";
import { assertExamples } from "./input-shape.js";
import type { NetworkSession } from "./network-session.js";

/** How an array is predicted. */
export interface PredictOptions {
  /** Examples per run; 16 by default. It bounds the memory and changes nothing in the result. */
  readonly batch?: number;
  /** Told after each run how many examples are done. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * The logits of any number of examples, or of a network without a classifier their embeddings.
 * @param examples float32 N×C×H×W (batch, channel, height, width), normalised
 * @returns N×classes, or N×channels of the embedding
 * @throws NG_INPUT_MISFIT where the array is not of the session's network, or has what is no number; NG_NOT_FINITE naming the examples
 *   whose logits are not; the engine's own coded errors
 */
export async function predict(
  session: NetworkSession,
  examples: Tensor<"float32">,
  options: PredictOptions = {},
): Promise<Tensor<"float32">> {
  const [name] = givenBy(session.network);
  return requireFloat32((await predictOutputs(session, examples, options))[name], name);
}

/**
 * Every output for any number of examples: beside what `predict` gives, what the session exposes.
 * @returns by the outputs' names, the examples first, then the axes of the graph, e.g. N×channels×height×width
 * @throws as `predict`
 */
export async function predictOutputs(
  session: NetworkSession,
  examples: Tensor<"float32">,
  options: PredictOptions = {},
): Promise<NamedOutputs> {
  const outputs = await computeOutputs(session, examples, options);
  const problems = notFiniteRows(outputs).map(({ row, problem }) => ({ ...problem, at: `example ${row}` }));
  if (problems.length > 0) throw new NotFiniteError(problems.slice(0, mostNamed));
  return outputs;
}

/** Outputs of several examples by name, the examples first. */
type NamedOutputs = Readonly<Record<string, Tensor<"float32">>>;

/** How many examples are named. */
const mostNamed = 20;

/** Examples whose outputs are not finite, the first such output of each. */
export function notFiniteRows(outputs: NamedOutputs): readonly { readonly row: number; readonly problem: Problem }[] {
  const problems = new Map<number, Problem>();
  for (const [name, tensor] of Object.entries(outputs)) {
    if (notFiniteCount(tensor) === 0) continue;
    const [count = 0] = tensor.shape;
    const size = tensor.data.length / count;
    for (let row = 0; row < count; row += 1) {
      const values = tensor.data.subarray(row * size, (row + 1) * size);
      const wrong = values.reduce((sum, value) => (Number.isFinite(value) ? sum : sum + 1), 0);
      if (wrong === 0 || problems.has(row)) continue;
      const message = `what the network gives (${name}) is not finite`;
      problems.set(row, {
        message,
        expected: "numbers",
        found: `NaN or an infinity at ${wrong} of ${counted(size, "place")}`,
      });
    }
  }
  return [...problems].toSorted(([a], [b]) => a - b).map(([row, problem]) => ({ row, problem }));
}

/** As {@link predictOutputs}, whatever the numbers are. @throws NG_INPUT_MISFIT; the engine's own coded errors */
export async function computeOutputs(
  session: NetworkSession,
  examples: Tensor<"float32">,
  { batch = 16, onProgress }: PredictOptions = {},
): Promise<NamedOutputs> {
  const { network, graph } = session;
  assertExamples(examples, network.config.input);
  const [count = 0, ...sizes] = examples.shape;
  const elements = sizes.reduce((product, size) => product * size, 1);
  const given = Object.entries(graph.outputs).map(([name, { axes }]) => {
    const row = axes.flatMap((axis) => (axis.name === "batch" ? [] : [Number(axis.size)]));
    const perRow = row.reduce((product, size) => product * size, 1);
    return { name, perRow, tensor: float32Tensor([count, ...row], new Float32Array(count * perRow)) };
  });
  for (let start = 0; start < count; start += batch) {
    const end = Math.min(count, start + batch);
    const data = examples.data.subarray(start * elements, end * elements);
    const outputs = await session.run({ input: float32Tensor([end - start, ...sizes], data) });
    for (const { name, perRow, tensor } of given)
      tensor.data.set(requireFloat32(outputs[name], name).data, start * perRow);
    onProgress?.(end, count);
  }
  return Object.fromEntries(given.map(({ name, tensor }) => [name, tensor]));
}

/** What a network gives: the output `logits`, or without a classifier `embedding`. */
export function givenBy({ graph }: Network): readonly [name: "logits" | "embedding", value: Value] {
  const { logits, embedding } = graph.outputs;
  if (logits !== undefined) return ["logits", logits];
  if (embedding !== undefined) return ["embedding", embedding];
  throw new TypeError("a network gives logits or an embedding");
}
