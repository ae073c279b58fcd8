import type { Network } from "@netgraft/core";
import { extname } from "node:path";
import { InputMisfitError } from "@netgraft/data";
import { readNpy } from "@netgraft/weights/node";
import { float32Tensor, type Tensor } from "@netgraft/core/graph";
import { type Composition, networkFor } from "./input-shape.js";
import { openSession, type SessionOptions } from "./network-session.js";
import { givenBy, predictOutputs } from "./predict.js";
import { type Prediction, predictEach } from "./predict-each.js";
import type { WeightsSource } from "./weights-source.js";

/** What was predicted: a name and a row of logits for each example. */
export interface PredictedFiles {
  /** The file; of several examples in one array with its place, e.g. `x.npy[3]`. */
  readonly names: readonly string[];
  /** N×classes; of a network without a classifier its embeddings. */
  readonly logits: Tensor<"float32">;
  /** All outputs by name, with what is exposed: N×channels×height×width of a feature map. */
  readonly outputs: Readonly<Record<string, Tensor<"float32">>>;
}

/** How files are predicted. */
export interface PredictFilesOptions extends SessionOptions {
  readonly weights: WeightsSource;
  /** Examples per run; 16 by default. */
  readonly batch?: number | undefined;
  /** Told how many examples are done: none before the network is loaded, then after each run. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * The logits of pictures, prepared as the network's config says, or of one array (.npy, float32 N×C×H×W),
 * which is prepared already.
 * @throws NG_INPUT_MISFIT where there are arrays beside other files; what reading, composing and running throw
 */
export async function predictFiles(
  composition: Composition,
  files: readonly string[],
  options: PredictFilesOptions,
): Promise<PredictedFiles> {
  const arrays = files.filter((file) => extname(file).toLowerCase() === ".npy");
  const [array] = arrays;
  if (array === undefined) return ofPictures(composition, files, options);
  if (files.length === 1) return ofArray(composition, array, options);
  throw new InputMisfitError(
    arrays.map((file) => ({
      at: file,
      message: "an array is predicted alone",
      expected: "one .npy file, or any number of pictures",
    })),
  );
}

async function ofArray(composition: Composition, file: string, options: PredictFilesOptions): Promise<PredictedFiles> {
  const { batch, onProgress, ...opening } = options;
  const array = await readNpy(file, { rank: 4 });
  const network = networkFor(composition, array.shape, { file });
  onProgress?.(0, array.shape[0] ?? 0);
  const session = await openSession(network, opening);
  try {
    const outputs = await predictOutputs(session, array, { ...(batch !== undefined && { batch }), onProgress });
    const [count = 0] = array.shape;
    const names = Array.from({ length: count }, (_, row) => (count === 1 ? file : `${file}[${row}]`));
    return { names, logits: mainOf(network, outputs), outputs };
  } finally {
    await session.release();
  }
}

async function ofPictures(
  composition: Composition,
  files: readonly string[],
  { onProgress, ...options }: PredictFilesOptions,
): Promise<PredictedFiles> {
  const rows: NonNullable<Prediction["outputs"]>[] = [];
  const onLoading = (): void => onProgress?.(0, files.length);
  for await (const { outputs, error } of predictEach(composition, files, { ...options, onLoading })) {
    if (error !== undefined) throw error;
    rows.push(outputs);
    const isEndOfRun = rows.length % (options.batch ?? 16) === 0 || rows.length === files.length;
    if (isEndOfRun) onProgress?.(rows.length, files.length);
  }
  const outputs = Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, stacked(rows, name)]));
  return { names: files, logits: mainOf(composition.network, outputs), outputs };
}

function mainOf(network: Network, outputs: PredictedFiles["outputs"]): Tensor<"float32"> {
  const [name, value] = givenBy(network);
  // Of no pictures there are no outputs.
  return outputs[name] ?? float32Tensor([0, value.size("channel")], new Float32Array());
}

/** One output of all examples. */
function stacked(rows: readonly PredictedFiles["outputs"][], name: string): Tensor<"float32"> {
  const [first] = rows;
  const { shape = [], data = new Float32Array() } = first?.[name] ?? {};
  const all = new Float32Array(rows.length * data.length);
  for (const [row, outputs] of rows.entries()) all.set(outputs[name]?.data ?? [], row * data.length);
  return float32Tensor([rows.length, ...shape], all);
}
