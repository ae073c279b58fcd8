import { join } from "node:path";
import { clock, defaultServices, NetgraftError } from "@netgraft/core";
import { type NetworkState, requireFloat32, type Tensor, type TrainingSession } from "@netgraft/core/graph";
import { checkpointName } from "../checkpoint/checkpoint-file.js";
import type { Environment } from "../checkpoint/environment.js";
import type { Fingerprint } from "../checkpoint/fingerprint.js";
import { type ClassHits, ClassTally } from "../evaluation/class-tally.js";
import { evaluateBatches } from "../evaluation/evaluate-batches.js";
import type { Batch } from "@netgraft/data";
import { FolderLostError } from "@netgraft/files";
import { CheckpointFailedError } from "../errors.js";
import type { EpochMetrics, Metrics } from "../metrics/metrics.js";
import { Tally } from "../metrics/tally.js";
import { stoppedEarly } from "../plan/early-stopping.js";
import { averagedState } from "../step/step-state.js";
import { assertFiniteLoss, assertFiniteOutputs, assertFiniteState } from "./assert-finite.js";
import { batchInputs } from "./batch-inputs.js";
import type { Loaders } from "./loaders.js";
import { Pace } from "./pace.js";
import { type Position, positionOf } from "./position.js";
import type { PreparedTraining } from "./prepared-training.js";
import { bestOf, classResults, type Progress, start } from "../checkpoint/progress.js";
import type { RunFolder } from "./run-folder.js";
import { stepEvent, startEvents } from "./run-events.js";
import type { TrainingResult, RunTrainingOptions } from "./run-training-options.js";
import type { TrainingEvent } from "./training-event.js";

/** All that a run has opened. */
export interface RunParts {
  readonly options: RunTrainingOptions;
  readonly prepared: PreparedTraining;
  readonly session: TrainingSession;
  readonly loaders: Loaders;
  readonly folder: RunFolder | undefined;
  readonly fingerprint: Fingerprint;
  readonly environment: Environment;
}

/** A run of training: what is done batch by batch and epoch by epoch. */
export class TrainingRun {
  readonly #parts: RunParts;
  readonly #pace: Pace;
  #progress: Progress;

  constructor(parts: RunParts, progress: Progress) {
    const { services = defaultServices } = parts.options;
    this.#parts = parts;
    this.#pace = new Pace(services.get(clock));
    this.#progress = progress;
  }

  /** @throws as `runTraining` */
  async run(): Promise<TrainingResult> {
    const { options, folder, session, prepared } = this.#parts;
    const { plan, signal, until = plan.epochs } = options;
    startEvents(options, prepared, this.#progress).forEach((event) => this.#tell(event));
    folder?.track(plan.trackers);
    await folder?.writeMetrics(this.#progress.history);
    try {
      while (
        this.#progress.history.length < Math.min(plan.epochs, until) &&
        stoppedEarly(plan, this.#progress.history) === undefined
      ) {
        await this.#trainEpoch();
        await this.#endEpoch();
      }
    } catch (error) {
      if (signal?.aborted === true && error === signal.reason) await this.#keep();
      throw error;
    }
    const { history } = this.#progress;
    const best = bestOf(history, plan.monitor);
    const state = await session.readState();
    assertFiniteState(state, history.at(-1));
    const stopped = history.length < plan.epochs ? stoppedEarly(plan, history) : undefined;
    this.#tell({ kind: "finished", best, stopped });
    const { classes } = this.#progress;
    return {
      history,
      best,
      stopped,
      ...(classes && { classes: { names: options.dataset.classes, ...classes } }),
      environment: this.#parts.environment,
      state: averagedState(prepared.step, state),
    };
  }

  /** Trains with the batches of the epoch that are left. */
  async #trainEpoch(): Promise<void> {
    const { options, prepared, loaders, folder } = this.#parts;
    const { plan, signal } = options;
    const { batches, end, seconds, history, classes } = this.#progress;
    const wanted = prepared.stepsPerEpoch * plan.accumulate;
    this.#pace.begin();
    if (batches === wanted) return;
    const read = { batch: plan.batch, seed: plan.seed, epoch: history.length, after: { batches, end }, signal };
    for await (const batch of loaders.training.batches(read)) {
      const position = positionOf(this.#progress, plan, prepared);
      const tally = new Tally(this.#progress.sums);
      const { loss, logits } = await this.#trainBatch(batch, position);
      tally.add(logits, batch.labels, loss);
      this.#pace.trained(plan.batch);
      this.#progress = {
        history,
        batches: this.#progress.batches + 1,
        end: batch.end,
        sums: tally.sums,
        seconds: seconds + this.#pace.seconds,
        classes,
      };
      const now = { metrics: tally.metrics, learningRate: position.learningRate, pace: this.#pace };
      if (position.isLast) this.#tell(stepEvent(options, prepared, this.#progress, now));
      signal?.throwIfAborted();
      await folder?.assertKept();
      if (this.#progress.batches === wanted) break;
    }
  }

  async #trainBatch(
    batch: Batch,
    position: Position,
  ): Promise<{ readonly loss: number; readonly logits: Tensor<"float32"> }> {
    const { options, prepared, session } = this.#parts;
    const inputs = batchInputs(batch, prepared, position, options.plan.seed);
    const outputs = await (position.isLast ? session.step(inputs) : session.accumulate(inputs));
    await assertFiniteOutputs(outputs, { inputs, position, ...this.#parts });
    const loss = requireFloat32(outputs["loss"], "loss");
    return { loss: loss.data[0] ?? Number.NaN, logits: requireFloat32(outputs["logits"], "logits") };
  }

  /** Evaluates, and writes all files; the checkpoint last, so that a run which goes on from it writes the others again. */
  async #endEpoch(): Promise<void> {
    const { options, prepared, folder, session } = this.#parts;
    const { history, sums, seconds, classes } = this.#progress;
    const before = this.#pace.seconds;
    const { learningRate } = positionOf(
      { ...this.#progress, batches: this.#progress.batches - 1 },
      options.plan,
      prepared,
    );
    const { validation, hits } = (await this.#evaluate()) ?? {};
    this.#pace.evaluated(this.#pace.seconds - before);
    const epoch: EpochMetrics = {
      epoch: history.length + 1,
      learningRate,
      training: new Tally(sums).metrics,
      ...(validation === undefined ? {} : { validation }),
      seconds: seconds + this.#pace.seconds - before,
    };
    const done = [...history, epoch];
    const isBest = bestOf(done, options.plan.monitor) === epoch;
    this.#progress = { ...start, history: done, classes: hits && classResults(hits, isBest, classes) };
    if (folder !== undefined) {
      const state = await session.readState();
      assertFiniteState(state, epoch);
      const weights = averagedState(prepared.step, state);
      if (isBest) await folder.writeWeights("best", weights, options.weightsMetadata);
      await folder.writeWeights("last", weights, options.weightsMetadata);
      await folder.writeMetrics(this.#progress.history);
      await this.writeCheckpoint(state);
    }
    this.#tell({ kind: "epoch", ...epoch, best: isBest });
  }

  /** The metrics on the pictures held out, each of which is shown once; undefined where there are none. */
  async #evaluate(): Promise<{ readonly validation: Metrics; readonly hits: ClassHits } | undefined> {
    const { options, loaders, session } = this.#parts;
    const { length } = options.dataset.validation;
    if (length === 0) return undefined;
    const [tally, classes] = [new Tally(), new ClassTally(options.dataset.classes.length)];
    await evaluateBatches(loaders.validation, {
      batch: options.plan.batch,
      predict: (inputs) => session.predict(inputs),
      onBatch: ({ labels }, logits) => {
        tally.add(logits, labels);
        classes.add(logits, labels);
        const epoch = this.#progress.history.length + 1;
        this.#tell({ kind: "evaluating", epoch, done: tally.sums.pictures, of: length });
      },
      signal: options.signal,
    });
    assertFiniteLoss(tally.metrics.loss, this.#progress.history.length + 1);
    return { validation: tally.metrics, hits: classes.counts };
  }

  /** Writes the checkpoint with which training ends before its time. @throws NG_CHECKPOINT_FAILED with the reason */
  async #keep(): Promise<void> {
    try {
      await this.writeCheckpoint();
    } catch (cause) {
      if (cause instanceof FolderLostError) throw cause;
      const [at, step] = [join(this.#parts.folder?.path ?? "", checkpointName), this.#place()];
      const place = step.step > 0 ? `step ${step.step} of epoch ${step.epoch}` : `epoch ${step.epoch}`;
      const found = cause instanceof NetgraftError ? cause.problems.at(0)?.found : undefined;
      throw new CheckpointFailedError(
        {
          at,
          message: `training was ended after ${place}, of which no checkpoint could be kept`,
          found: found ?? (cause instanceof Error ? cause.message : String(cause)),
        },
        { cause },
      );
    }
  }

  /** How far training is, whole steps alone; both numbers are counted from 1. */
  #place(): { readonly epoch: number; readonly step: number } {
    const { history, batches } = this.#progress;
    const step = Math.floor(batches / this.#parts.options.plan.accumulate);
    return { epoch: history.length + (batches > 0 ? 1 : 0), step };
  }

  /** Writes where training is into the folder of the run, where it has one. @throws NG_WRITE_FAILED */
  async writeCheckpoint(state?: NetworkState): Promise<void> {
    const { folder, session, fingerprint, environment } = this.#parts;
    if (folder === undefined) return;
    const path = await folder.writeCheckpoint({
      state: state ?? (await session.readState()),
      progress: this.#progress,
      fingerprint,
      environment,
    });
    this.#tell({ kind: "checkpoint", path, ...this.#place() });
  }

  #tell(event: TrainingEvent): void {
    this.#parts.options.onEvent?.(event);
  }
}
