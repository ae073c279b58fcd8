import { NetgraftError } from "@netgraft/core";
import { float32Tensor, requireFloat32, type Tensor } from "@netgraft/core/graph";
import { isBrokenPicture, readPictureInput } from "@netgraft/data";
import { NotFiniteError } from "@netgraft/training";
import type { Composition } from "./input-shape.js";
import { type NetworkSession, openSession, type SessionOptions } from "./network-session.js";
import { computeOutputs, givenBy, notFiniteRows } from "./predict.js";
import type { WeightsSource } from "./weights-source.js";

/** What a network gives for a picture by the names of its outputs, without the batch. */
export type PredictedOutputs = Readonly<Record<string, Tensor<"float32">>>;

/** What came of one picture: its logits, or why it cannot be read, or that they are not finite. */
export type Prediction = { readonly name: string } & (
  | {
      /** Of a network without a classifier its embedding. */
      readonly logits: Float32Array;
      /** All outputs by name, with what is exposed, e.g. channels×height×width. */
      readonly outputs: PredictedOutputs;
      readonly error?: undefined;
    }
  | { readonly error: NetgraftError; readonly logits?: undefined; readonly outputs?: undefined }
);

/** How pictures are predicted. */
export interface PredictEachOptions extends SessionOptions {
  readonly weights: WeightsSource;
  /** Pictures per run; 16 by default. */
  readonly batch?: number | undefined;
  /** Told that the network is loaded now, which is after the first pictures are read. */
  readonly onLoading?: (() => void) | undefined;
}

/** The next pictures, read. */
interface ReadBatch {
  readonly names: readonly string[];
  /** For each, its values, or why there are none. */
  readonly read: readonly (Float32Array | NetgraftError)[];
}

/**
 * What pictures come to, in their order and as they are done: a batch is in memory, and the one after it, which is read while
 * the network runs. A picture that cannot be read, or whose logits are not finite, is told, and
 * the others go on.
 * @throws NG_INPUT_MISFIT; what composing and running throw
 */
export async function* predictEach(
  { framework, network }: Composition,
  files: Iterable<string>,
  { batch = 16, onLoading, ...opening }: PredictEachOptions,
): AsyncGenerator<Prediction, void, undefined> {
  const { input } = network.config;
  const [main] = givenBy(network);
  const readOne = async (file: string): Promise<Float32Array | NetgraftError> => {
    try {
      return await readPictureInput(file, network.config, framework.services);
    } catch (error) {
      if (isBrokenPicture(error)) return error;
      throw error;
    }
  };
  const readNext = async (names: readonly string[]): Promise<ReadBatch> => ({
    names,
    read: await Promise.all(names.map(readOne)),
  });
  let session: NetworkSession | undefined;
  try {
    for await (const { names, read } of ahead(inBatches(files, batch), readNext)) {
      opening.signal?.throwIfAborted();
      const whole = read.filter((values) => values instanceof Float32Array);
      if (whole.length > 0 && session === undefined) {
        onLoading?.();
        session = await openSession(network, opening);
      }
      const shape = [whole.length, input.channels, input.height, input.width];
      const computed =
        session === undefined || whole.length === 0
          ? {}
          : await computeOutputs(session, float32Tensor(shape, joined(whole)), { batch });
      const outputs = rowsOf(computed, whole.length);
      const problems = new Map(notFiniteRows(computed).map(({ row: at, problem }) => [at, problem]));
      let row = 0;
      for (const [place, name] of names.entries()) {
        const values = read[place];
        if (values instanceof Float32Array) {
          const [given = {}, problem] = [outputs[row], problems.get(row)];
          row += 1;
          if (problem !== undefined) yield { name, error: new NotFiniteError({ at: name, ...problem }) };
          else yield { name, logits: requireFloat32(given[main], main).data, outputs: given };
        }
        if (values instanceof NetgraftError) yield { name, error: values };
      }
    }
  } finally {
    await session?.release();
  }
}

function* inBatches(files: Iterable<string>, batch: number): Generator<readonly string[], void, undefined> {
  let some: string[] = [];
  for (const file of files) {
    some.push(file);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** The results of work in order, of which the next is always under way. */
async function* ahead<T, U>(items: Iterable<T>, work: (item: T) => Promise<U>): AsyncGenerator<U, void, undefined> {
  let next: Promise<U> | undefined;
  for (const item of items) {
    const started = work(item);
    // Where what came before fails, nobody waits for it.
    started.catch(() => undefined);
    if (next !== undefined) yield await next;
    next = started;
  }
  if (next !== undefined) yield await next;
}

function joined(examples: readonly Float32Array[]): Float32Array {
  const [first] = examples;
  const size = first?.length ?? 0;
  const all = new Float32Array(size * examples.length);
  for (const [place, values] of examples.entries()) all.set(values, place * size);
  return all;
}

/** The outputs of each example, as parts of those of all. */
function rowsOf(outputs: PredictedOutputs, count: number): readonly PredictedOutputs[] {
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      Object.entries(outputs).map(
        ([
          name,
          {
            shape: [, ...shape],
            data,
          },
        ]) => {
          const size = data.length / count;
          return [name, float32Tensor(shape, data.subarray(row * size, (row + 1) * size))];
        },
      ),
    ),
  );
}
