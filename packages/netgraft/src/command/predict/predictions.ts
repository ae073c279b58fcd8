import { extname } from "node:path";
import { predictEach, type PredictEachOptions } from "../../run/predict-each.js";
import { predictFiles } from "../../run/predict-files.js";
import { probabilityForm } from "../../run/probability-form.js";
import { labelled, predictedClasses } from "../../run/top-classes.js";
import type { Composition } from "../../run/input-shape.js";
import type { ProgressDisplay } from "../output/progress-display.js";
import type { ToldPrediction } from "./prediction-writer.js";

/** What is predicted, and how. */
export interface PredictionWork {
  readonly composition: Composition;
  /** Pictures, or one array. */
  readonly files: readonly string[];
  readonly running: Omit<PredictEachOptions, "onLoading">;
  /** How many classes are told of each. */
  readonly top: number;
  /** The names of all classes, where they have some. */
  readonly labels: readonly string[] | undefined;
  readonly progress: ProgressDisplay;
}

/** What is told of each example, as it is done; an array is predicted as a whole. */
export async function* predictions({
  composition,
  files,
  running,
  top,
  labels,
  progress,
}: PredictionWork): AsyncGenerator<ToldPrediction> {
  const chosen = { top, labels, probabilities: probabilityForm(composition) };
  const shown = shownBy(progress);
  if (files.some(isArray)) {
    yield* predictedClasses(await predictFiles(composition, files, { ...running, onProgress: shown }), chosen);
    return;
  }
  let done = 0;
  const onLoading = (): void => shown(0, files.length);
  for await (const { name, logits, error } of predictEach(composition, files, { ...running, onLoading })) {
    yield error === undefined ? { input: name, classes: labelled(logits, chosen) } : { input: name, error };
    done += 1;
    shown(done, files.length);
  }
}

/** Shows how many examples are done; none, while the network is loaded. */
export function shownBy(progress: ProgressDisplay): (done: number, all: number) => void {
  return (done, all) =>
    done === 0 ? progress.show("loading the network") : progress.showPart("predicting", done, all);
}

/** Whether a file is an array by its name. */
export function isArray(path: string): boolean {
  return extname(path).toLowerCase() === ".npy";
}
