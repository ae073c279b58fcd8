import type { Graph, OpenedDataset, PictureConfig, Services } from "@netgraft/core";
import type { Engine, NetworkState } from "@netgraft/core/graph";
import type { Checkpoint } from "../checkpoint/checkpoint.js";
import type { Environment } from "../checkpoint/environment.js";
import type { ClassResults } from "../checkpoint/progress.js";
import type { Stopped } from "../plan/early-stopping.js";
import type { EpochMetrics } from "../metrics/metrics.js";
import type { RunFolder } from "./run-folder.js";
import type { TrainingEvent } from "./training-event.js";
import type { TrainingPlan } from "../plan/training-plan.js";

/** What is trained, how, with which pictures, and where it is written. */
export interface RunTrainingOptions {
  /** As composed: its output `logits` is [batch, channel]. */
  readonly network: { readonly graph: Graph; readonly config: PictureConfig };
  readonly plan: TrainingPlan;
  readonly dataset: OpenedDataset;
  /** The weights to start with, all tensors of the network; or where a run goes on. */
  readonly from: { readonly state: NetworkState } | { readonly checkpoint: Checkpoint };
  readonly engine: Engine;
  /** Native threads of the engine; by default as many as there are processors. */
  readonly threads?: number | undefined;
  /** Worker threads that read pictures, 0 for none; by default as many as there are processors, at most 4. */
  readonly workers?: number | undefined;
  /** The epoch after which training is left as it is, to be gone on with; by default the last. */
  readonly until?: number | undefined;
  /** Ends training after the step in progress; where there is a folder, a checkpoint is written before. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Where checkpoints, weights, metrics and curves are written: a new folder, or that of a run that goes on. It belongs to this
   * process alone meanwhile; one that is open already is for its opener to close.
   */
  readonly folder?: string | RunFolder | undefined;
  /**
   * Whether the contents of pictures are read before the run begins, to be kept in its folder, or goes on, to be compared; by
   * default those of up to 10,000 pictures of together 64 MiB are.
   */
  readonly verify?: boolean | undefined;
  /** The config with everything resolved, which is kept in the folder as `config.yaml`. */
  readonly resolvedConfig?: string | undefined;
  /** What the files of weights in the folder say beside tensors, by key, e.g. the names of the classes. */
  readonly weightsMetadata?: ReadonlyMap<string, string> | undefined;
  readonly onEvent?: ((event: TrainingEvent) => void) | undefined;
  /** What decodes pictures and tells the time: the framework's; by default that of this package. */
  readonly services?: Services | undefined;
}

/** What training has come to. */
export interface TrainingResult {
  readonly history: readonly EpochMetrics[];
  /** The epoch with the best metric for validation; undefined where nothing is held out. */
  readonly best?: EpochMetrics | undefined;
  /** Why training was done before its last epoch, where it was. */
  readonly stopped?: Stopped | undefined;
  /** How well the network does class by class on the pictures held out; undefined where there are none. */
  readonly classes?: (ClassResults & { readonly names: readonly string[] }) | undefined;
  /** What the numbers depend on beside plan, pictures and weights: engine, versions, threads, processor. */
  readonly environment: Environment;
  /** The network's state after the last epoch, as it was evaluated: running averages where they are kept. */
  readonly state: NetworkState;
}
