import type { Loss, Optimizer, Schedule, Watched } from "@netgraft/core";
import type { ValidTraining } from "@netgraft/core/config";
import type { Catalog, Tracker } from "@netgraft/core/host";
import type { ChosenAugmentation } from "@netgraft/data";

/** A component of training, with its validated options. */
export interface Chosen<Component> {
  readonly component: Component;
  readonly options: unknown;
}

/** A metric on the pictures for validation that a run can be guided by. */
export type Monitor = "top1" | "loss";

/** What a schedule is told of the metric. */
export function watchedOf(monitor: Monitor): Watched {
  return { metric: monitor, better: monitor === "loss" ? "lower" : "higher" };
}

/** Modules with a learning rate or a weight decay of their own: a parameter belongs to the first group that it matches. */
export interface PlannedGroup {
  /** Patterns of paths. */
  readonly modules: readonly string[];
  readonly learningRateFactor: number;
  readonly weightDecay?: number | undefined;
}

/** How a network is trained. */
export interface TrainingPlan {
  readonly epochs: number;
  /** Pictures in every batch. */
  readonly batch: number;
  /** How many batches one update takes the mean of their gradients from. */
  readonly accumulate: number;
  /** Of the order of the pictures, their augmentation, and what is drawn for each step. */
  readonly seed: number;
  /** What the schedule scales. */
  readonly learningRate: number;
  readonly loss: Chosen<Loss>;
  readonly optimizer: Chosen<Optimizer>;
  readonly schedule: Chosen<Schedule>;
  /** Undefined where pictures are shown as they are for evaluation. */
  readonly augmentations?: readonly ChosenAugmentation[] | undefined;
  readonly clipNorm?: number | undefined;
  readonly averageDecay?: number | undefined;
  /** Whether less is kept of averages at first. */
  readonly averageWarmup?: boolean | undefined;
  /** Whether an epoch shows each picture once, which is the default, or as many of each class. */
  readonly sampling?: "shuffled" | "balanced" | undefined;
  /** Patterns of modules that are not trained. */
  readonly freeze?: { readonly modules: readonly string[]; readonly statistics: "keep" | "update" } | undefined;
  /** Modules with a learning rate or a weight decay of their own. */
  readonly groups?: readonly PlannedGroup[] | undefined;
  /** When the run is finished before its last epoch. */
  readonly earlyStopping?:
    { readonly patience: number; readonly minDelta: number; readonly monitor?: Monitor | undefined } | undefined;
  readonly auxiliaryWeight?: number | undefined;
  /** What chooses the best weights, and what the schedule may watch. */
  readonly monitor: Monitor;
  /** What keeps the metrics where a run has a folder; `jsonl` and `csv` where it is undefined. They decide no numbers. */
  readonly trackers?: readonly Chosen<Tracker>[] | undefined;
}

/**
 * The plan that the `training` section of a config makes; its dataset and its weights are opened apart.
 * @throws NG_UNKNOWN_COMPONENT where the catalog is another than the config was validated with
 */
export function planTraining(
  catalog: Pick<Catalog, "losses" | "optimizers" | "schedules" | "augmentations" | "trackers">,
  training: Omit<ValidTraining, "dataset" | "weights">,
): TrainingPlan {
  const { loss, optimizer, schedule, freeze } = training;
  const augmentations = training.augmentations.map(({ type, options }) => ({
    augmentation: catalog.augmentations.get(type),
    options,
  }));
  const trackers = training.trackers.map(({ type, options }) => ({ component: catalog.trackers.get(type), options }));
  return {
    epochs: training.epochs,
    batch: training.batch,
    accumulate: training.accumulate,
    seed: training.seed,
    learningRate: training.learningRate,
    loss: { component: catalog.losses.get(loss.type), options: loss.options },
    optimizer: { component: catalog.optimizers.get(optimizer.type), options: optimizer.options },
    schedule: { component: catalog.schedules.get(schedule.type), options: schedule.options },
    augmentations: augmentations.length === 0 ? undefined : augmentations,
    clipNorm: training.clipNorm,
    averageDecay: training.averageDecay,
    averageWarmup: training.averageWarmup,
    sampling: training.sampling,
    freeze: freeze === undefined || !isList(freeze) ? freeze : { modules: freeze, statistics: "keep" },
    groups: training.groups,
    earlyStopping: training.earlyStopping,
    auxiliaryWeight: training.auxiliaryWeight,
    monitor: training.monitor,
    trackers: trackers.length === 0 ? undefined : trackers,
  };
}

function isList(freeze: Exclude<ValidTraining["freeze"], undefined>): freeze is string[] {
  return Array.isArray(freeze);
}
