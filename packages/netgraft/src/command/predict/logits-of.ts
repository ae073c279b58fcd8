import { extname } from "node:path";
import { InputMisfitError, readPictureInput } from "@netgraft/data";
import { readNpy } from "@netgraft/weights/node";
import { float32Tensor, type Tensor } from "@netgraft/core";
import { type Composition, networkFor } from "../../run/input-shape.js";
import { type NetworkSession, openSession, type SessionOptions } from "../../run/network-session.js";
import { predict } from "../../run/predict.js";
import type { WeightsSource } from "../../run/weights-source.js";
import type { ProgressDisplay } from "../output/progress-display.js";

/** What was predicted: a name and a row of logits for each example. */
export interface Predicted {
  readonly names: readonly string[];
  /** N×classes. */
  readonly logits: Tensor<"float32">;
}

/** How it is predicted. */
export interface LogitsOptions extends SessionOptions {
  readonly weights: WeightsSource;
  /** Examples per run. */
  readonly batch: number;
  readonly progress: ProgressDisplay;
}

/**
 * Predicts the pictures of some files, or the array of one.
 * @throws NG_INPUT_MISFIT where there are arrays beside other files; what reading, composing and running throw
 */
export async function logitsOf(
  composition: Composition,
  files: readonly string[],
  options: LogitsOptions,
): Promise<Predicted> {
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

async function ofArray(composition: Composition, file: string, options: LogitsOptions): Promise<Predicted> {
  const { batch, progress } = options;
  const array = await readNpy(file, { rank: 4 });
  const network = networkFor(composition, array.shape, { file });
  progress.show("loading the network");
  const session = await openSession(network, options);
  try {
    const onProgress = (done: number, all: number): void => progress.showPart("predicting", done, all);
    const logits = await predict(session, array, { batch, onProgress });
    const [count = 0] = logits.shape;
    return { names: Array.from({ length: count }, (_, row) => (count === 1 ? file : `${file}[${row}]`)), logits };
  } finally {
    await session.release();
  }
}

async function ofPictures(
  { framework, network }: Composition,
  files: readonly string[],
  options: LogitsOptions,
): Promise<Predicted> {
  const { batch, progress, signal } = options;
  const { input, classes } = network.config;
  const elements = input.channels * input.height * input.width;
  const logits = new Float32Array(files.length * classes);
  let session: NetworkSession | undefined;
  try {
    for (let start = 0; start < files.length; start += batch) {
      const some = files.slice(start, start + batch);
      const data = new Float32Array(some.length * elements);
      const read = async (file: string, place: number): Promise<void> =>
        data.set(await readPictureInput(file, network.config, framework.services), place * elements);
      await Promise.all(some.map(read));
      signal?.throwIfAborted();
      // After the first pictures: one that cannot be read is told at once.
      session ??= await openSession(network, options);
      const examples = float32Tensor([some.length, input.channels, input.height, input.width], data);
      logits.set((await predict(session, examples, { batch })).data, start * classes);
      progress.showPart("predicting", start + some.length, files.length);
    }
  } finally {
    await session?.release();
  }
  return { names: files, logits: float32Tensor([files.length, classes], logits) };
}
