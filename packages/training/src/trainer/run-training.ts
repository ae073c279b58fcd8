import { availableParallelism } from "node:os";
import { clock, defaultServices, OptionUnsupportedError, type Problem } from "@netgraft/core";
import type { NetworkState, TrainingSession } from "@netgraft/core/graph";
import { assertResumable } from "../checkpoint/assert-resumable.js";
import { comparePictures } from "../checkpoint/compare-pictures.js";
import { environmentDifferences, environmentOf } from "../checkpoint/environment.js";
import { fingerprintOf } from "../checkpoint/fingerprint.js";
import { listPictures } from "../checkpoint/picture-list.js";
import { startPictureWorkers } from "@netgraft/data";
import { initialStepState } from "../step/step-state.js";
import { loadersOf } from "./loaders.js";
import { predictionGraph } from "../step/average-state.js";
import { prepareTraining, type PreparedTraining } from "./prepared-training.js";
import { start } from "../checkpoint/progress.js";
import { settingNotes } from "./setting-notes.js";
import { picturesOfClasses, trainingLabels } from "./training-labels.js";
import { RunFolder } from "./run-folder.js";
import type { TrainingResult, RunTrainingOptions } from "./run-training-options.js";
import { TrainingRun } from "./training-run.js";

/**
 * Trains a network: epoch by epoch in steps of whole batches, each epoch in an order of its own, evaluated afterwards on
 * the pictures held out. The same plan, dataset and weights give the same numbers, to the bit, on the same machine with
 * the same versions and threads, whether or not the run is interrupted and resumed in between.
 * @throws NG_CLASS_COUNT, NG_BATCH_SIZE, NG_NOT_FINITE; NG_CHECKPOINT_MISMATCH; NG_OUTPUT_EXISTS, NG_FOLDER_IN_USE, NG_FOLDER_LOST, NG_WRITE_FAILED; as
 *   `trainingStep` and `PictureLoader`; the engine's own coded errors; the reason of `signal`, or NG_CHECKPOINT_FAILED where
 *   the checkpoint that it asks for cannot be written
 */
export async function runTraining(options: RunTrainingOptions): Promise<TrainingResult> {
  const { from, folder: place, services = defaultServices, signal } = options;
  if (typeof place !== "string") return runIn(place, options);
  // Before anything is computed: only one run at a time goes on from what is there.
  const folder = await RunFolder.open(place, { isNew: !("checkpoint" in from), clock: services.get(clock), signal });
  try {
    return await runIn(folder, options);
  } finally {
    await folder.close();
  }
}

async function runIn(folder: RunFolder | undefined, options: RunTrainingOptions): Promise<TrainingResult> {
  const { plan, engine, from, signal } = options;
  const labels = await trainingLabels(plan, options.dataset, signal);
  const prepared = prepareTraining(options, labels && picturesOfClasses(labels, options.dataset.classes.length));
  signal?.throwIfAborted();
  const resumed = "checkpoint" in from ? from.checkpoint : undefined;
  const { dataset, verify = false } = options;
  // Where nothing is kept and nothing goes on, nobody asks.
  const list = folder === undefined && resumed === undefined ? undefined : await listPictures(dataset, signal);
  const known = resumed === undefined ? undefined : await folder?.readPictures();
  const pictures = list && (await comparePictures(list, known, { dataset, verify, signal }));
  const fingerprint = fingerprintOf(options, list);
  const changes =
    resumed === undefined ? [] : assertResumable(resumed, prepared.step, fingerprint, pictures?.differences);
  const workers = startPictureWorkers(options.workers ?? Math.min(4, availableParallelism()));
  try {
    const loaders = loadersOf(options, workers, labels);
    const state = "checkpoint" in from ? from.checkpoint.state : initialStepState(prepared.step, from.state);
    const session = await openSession(options, prepared, state);
    try {
      const environment = await environmentOf(engine.name, session.environment);
      const warn = (problem: Problem): void => options.onEvent?.({ kind: "warning", problem });
      (resumed === undefined ? settingNotes(plan, prepared) : changes).forEach(warn);
      pictures?.notes.forEach(warn);
      if (resumed !== undefined) environmentDifferences(resumed.environment, environment).forEach(warn);
      await folder?.describe({ environment, seed: plan.seed, workers: workers.count }, options.resolvedConfig);
      if (pictures?.kept !== undefined) await folder?.writePictures(pictures.kept);
      const parts = { options, prepared, session, loaders, folder, fingerprint, environment };
      const run = new TrainingRun(parts, resumed?.progress ?? start);
      // So that a run can be resumed from its first step on.
      if (resumed === undefined) await run.writeCheckpoint();
      return await run.run();
    } finally {
      await session.release();
    }
  } finally {
    await workers.close();
  }
}

/** @throws NG_OPTION_UNSUPPORTED where the engine does not train; the engine's own coded errors */
async function openSession(
  { network, engine, threads }: RunTrainingOptions,
  { step }: PreparedTraining,
  state: NetworkState,
): Promise<TrainingSession> {
  const program = {
    step: step.graph,
    ...(step.accumulate === undefined ? {} : { accumulate: step.accumulate }),
    predict: predictionGraph(network.graph, step),
    state,
  };
  const session = await engine.openTraining?.(program, threads === undefined ? {} : { threads });
  if (session !== undefined) return session;
  throw new OptionUnsupportedError({
    at: "engine",
    message: `the engine "${engine.name}" does not train`,
    expected: "an engine that trains, such as onnx",
  });
}
