import { WeightsNeededError } from "../errors.js";
import type { OpenedNetwork } from "../open-network.js";
import { localWeights } from "./fetched-weights.js";
import { predictEach, type PredictEachOptions } from "./predict-each.js";
import { probabilityForm } from "./probability-form.js";
import { classNames } from "./weights-classes.js";
import { assertClassifies, type LabelledProbability, labelled } from "./top-classes.js";

/** How pictures are classified. */
export interface ClassifyOptions extends Omit<PredictEachOptions, "weights" | "onLoading"> {
  /** By default those that training has left, where the network was opened from the folder of a run. */
  readonly weights?: PredictEachOptions["weights"] | undefined;
  /** How many classes; 5 by default. */
  readonly top?: number | undefined;
}

/**
 * The most probable classes of a picture, the most probable first, with their labels where the network or its weights have some.
 * @param picture its file
 * @throws NG_WEIGHTS_NEEDED where no weights are given and the network is that of no run;
 *   NG_OPTION_UNSUPPORTED where it has no classifier; NG_READ_FAILED, NG_PICTURE_FORMAT; as
 *   `openSession` and `readLabels`
 */
export async function classify(
  opened: OpenedNetwork,
  picture: string,
  options?: ClassifyOptions,
): Promise<readonly LabelledProbability[]>;
/** The same for several pictures, in their order: the network is loaded once. */
export async function classify(
  opened: OpenedNetwork,
  pictures: readonly string[],
  options?: ClassifyOptions,
): Promise<readonly (readonly LabelledProbability[])[]>;
export async function classify(
  opened: OpenedNetwork,
  pictures: string | readonly string[],
  { weights: given = opened.weights, top = 5, cwd = process.cwd(), ...options }: ClassifyOptions = {},
): Promise<readonly LabelledProbability[] | readonly (readonly LabelledProbability[])[]> {
  if (given === undefined)
    throw new WeightsNeededError({
      at: "weights",
      message: "the network has no weights to classify with",
      expected: "`weights: { file }`, or a network that is opened from the folder of a run",
    });
  assertClassifies(opened.network);
  const weights = await localWeights(given, options.signal);
  const names = await classNames(opened.network, weights, cwd, opened.framework.services);
  const labels = names?.map(({ label }) => label);
  const chosen = { top, labels, probabilities: probabilityForm(opened) };
  const isOne = typeof pictures === "string";
  const results: (readonly LabelledProbability[])[] = [];
  for await (const { logits, error } of predictEach(opened, isOne ? [pictures] : pictures, {
    ...options,
    cwd,
    weights,
  })) {
    if (error !== undefined) throw error;
    results.push(labelled(logits, chosen));
  }
  return isOne ? (results[0] ?? []) : results;
}
