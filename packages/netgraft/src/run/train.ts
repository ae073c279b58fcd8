import { existsSync } from "node:fs";
import { clock } from "@netgraft/core";
import { defaultEngine } from "./default-engine.js";
import { planTraining, RunFolder, runTraining, type TrainingEvent, type TrainingResult } from "@netgraft/training";
import type { Composition } from "./input-shape.js";
import { localWeights } from "./fetched-weights.js";
import { firstState, firstWeights } from "./first-state.js";
import { classesMetadata } from "./weights-classes.js";
import { openableTraining, openDataset, trainingOf } from "./open-dataset.js";
import { placedInConfig } from "./placed-in-config.js";
import { resolvedConfig } from "./resolved-config.js";
import type { TrainingRunOptions } from "./training-options.js";

/** How a network is trained. */
export interface TrainOptions extends TrainingRunOptions {
  /**
   * The folder of the run: its config, metrics, curves, weights and checkpoints; a new or empty one, or with `resume`
   * that of a run that goes on. Without it nothing is written.
   */
  readonly folder?: string | undefined;
  /** Whether to go on from the checkpoint in the folder, or to begin again where it has come to none; by default a new run begins. */
  readonly resume?: boolean | undefined;
  /** Whether the contents of pictures are kept when a run begins, and compared when it goes on; by default those of small datasets are. */
  readonly verify?: boolean | undefined;
  /** The epoch after which training is left as it is, to be resumed; by default the last. */
  readonly until?: number | undefined;
  /** Ends training after the step in progress; where there is a folder, a checkpoint is written before. */
  readonly signal?: AbortSignal | undefined;
  /** Told of each step, of each epoch, and of what else happens. */
  readonly onEvent?: ((event: TrainingEvent) => void) | undefined;
}

/**
 * Trains a network as the section `training` of its config says. The folder belongs to this process alone meanwhile.
 * @throws NG_TRAINING_NEEDED; NG_CLASS_NAMES, NG_CLASS_COUNT, NG_BATCH_SIZE, NG_OPTION_UNSUPPORTED where network, dataset and plan do not
 *   fit; NG_CHECKPOINT_MISMATCH; NG_OUTPUT_EXISTS; NG_FOLDER_IN_USE while another process trains there, NG_FOLDER_LOST where one has
 *   taken the folder over; NG_NOT_FINITE; the errors of datasets, pictures, weights and engines; the reason of `signal`
 */
export async function train(composition: Composition, options: TrainOptions = {}): Promise<TrainingResult> {
  const { services } = composition.framework;
  const { folder: path, resume = false, signal } = options;
  if (path === undefined) return trainIn(undefined, composition, options);
  trainingOf(composition.network);
  // Before anything is read: what another process still writes is none of what this one goes on from.
  const folder = await RunFolder.open(path, { isNew: !resume, clock: services.get(clock), signal });
  try {
    return await trainIn(folder, composition, options);
  } finally {
    await folder.close();
  }
}

async function trainIn(
  folder: RunFolder | undefined,
  composition: Composition,
  options: TrainOptions,
): Promise<TrainingResult> {
  const { framework, network } = composition;
  const { engine = defaultEngine(), threads, workers, signal, onEvent } = options;
  const cwd = options.cwd ?? process.cwd();
  const training = openableTraining(network, cwd);
  const checkpoint = options.resume === true ? await folder?.readCheckpoint() : undefined;
  if (options.resume === true && folder !== undefined && checkpoint === undefined)
    onEvent?.({ kind: "warning", problem: { at: folder.path, message: beginsAgain } });
  const written = firstWeights(network, cwd, framework.services);
  // A run that goes on does without the file that it began with.
  const isGone = checkpoint !== undefined && "file" in written && !existsSync(written.file);
  const weights = isGone ? undefined : await localWeights(written, signal);
  const { dataset, names } = await openDataset(composition, { cwd, purpose: "training", signal, weights });
  const from =
    checkpoint === undefined
      ? { state: await firstState(network, { framework, cwd, names, engine, signal, onEvent, from: weights }) }
      : { checkpoint };
  const kept =
    folder === undefined
      ? {}
      : { folder, resolvedConfig: resolvedConfig(network, names, { cwd, folder: folder.path }) };
  return placedInConfig(network.tree, () =>
    runTraining({
      network,
      plan: planTraining(framework.catalog, training),
      dataset,
      from,
      engine,
      services: framework.services,
      threads,
      workers,
      verify: options.verify,
      until: options.until,
      signal,
      onEvent,
      weightsMetadata: classesMetadata(names),
      ...kept,
    }),
  );
}

const beginsAgain = "the run was ended before its first checkpoint, and begins again";
