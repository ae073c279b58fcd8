import { applyOverrides, type Origin, sourcedScalar } from "@netgraft/core/config";
import type { Engine } from "@netgraft/core/graph";
import { assertFolder, type FinishedRun, planRuns, type PlannedRun, runExperiment } from "@netgraft/experiments";
import { takeFolder, type TrainingEvent } from "@netgraft/training";
import type { Composition } from "./input-shape.js";
import { trainingOf } from "./open-dataset.js";
import { train } from "./train.js";
import { runFolders } from "./run-folders.js";
import type { TrainInFolderOptions } from "./train-in-folder.js";

/** A network to be trained with a seed, and the framework that has composed it. */
export interface SeededComposition extends Composition {
  readonly seed: number;
}

/** How networks are trained in turn. */
export interface TrainNetworksOptions extends Omit<TrainInFolderOptions, "folder" | "engine" | "onEvent" | "onFolder"> {
  /** What each network is trained with in place of its config's `training.seed`; by default with that alone. */
  readonly seeds?: readonly number[] | undefined;
  /** The folder of all runs, new or empty; by default a new one, `comparison`, in `runs`, or with `resume` the newest. */
  readonly folder?: string | undefined;
  /** The engine of each network; by default the ONNX engine. */
  readonly engineFor?: ((composition: SeededComposition) => Engine | Promise<Engine>) | undefined;
  /** Told of all runs, before the first begins. */
  readonly onPlan?: ((runs: readonly PlannedRun<SeededComposition>[]) => void) | undefined;
  /** Told of each run when it begins, counted from 1. */
  readonly onRun?: ((run: PlannedRun<SeededComposition>, number: number) => void) | undefined;
  /** Told of what happens in each run. */
  readonly onEvent?: ((event: TrainingEvent, run: PlannedRun<SeededComposition>) => void) | undefined;
}

/** What the folder of all runs is called where none is named. */
const comparison = "comparison";

/**
 * Trains networks with seeds, one run after the other, each in a folder of its own: `<network>-seed-<seed>`. They go seed by
 * seed, so that where it is interrupted all networks are there with some seeds; with `resume`, it goes on with what is there.
 * @throws NG_TRAINING_NEEDED; NG_CONFIG_INVALID where two networks have one name; NG_OUTPUT_EXISTS where new runs would mix
 *   with others; NG_FOLDER_IN_USE while another process trains runs there; NG_NOTHING_TO_RESUME; as `train`
 */
export async function trainNetworks(
  compositions: readonly Composition[],
  options: TrainNetworksOptions = {},
): Promise<readonly FinishedRun[]> {
  const { seeds, folder: named, resume = false, engineFor, onPlan, onRun, onEvent, ...rest } = options;
  const candidates = (seeds ?? [undefined]).flatMap((seed) => compositions.map((each) => withSeed(each, seed)));
  const trainAll = async (folder: string): Promise<readonly FinishedRun[]> => {
    const planned = planRuns(candidates, folder);
    // No other process trains in between.
    const taken = await takeFolder(folder, !resume, { signal: options.signal });
    try {
      return await trainPlanned(planned);
    } finally {
      await taken.close();
    }
  };
  const trainPlanned = (planned: readonly PlannedRun<SeededComposition>[]): Promise<readonly FinishedRun[]> => {
    onPlan?.(planned);
    return runExperiment(
      planned,
      async (run, { resume: goesOn }) =>
        train(run.candidate, {
          ...rest,
          folder: run.folder,
          resume: goesOn,
          engine: await engineFor?.(run.candidate),
          onEvent: onEvent && ((event) => onEvent(event, run)),
        }),
      { resume, onRun },
    );
  };
  const folders = runFolders(options, "series");
  if (named === undefined && !resume) return folders.begin(comparison, trainAll);
  const folder = named ?? folders.newest(comparison);
  if (resume) assertFolder(folder);
  return trainAll(folder);
}

/** The network with another seed in its config, or with its own. @throws NG_TRAINING_NEEDED; as composing */
function withSeed({ framework, network }: Composition, seed: number | undefined): SeededComposition {
  const own = trainingOf(network).seed;
  if (seed === undefined || seed === own) return { framework, network, seed: own };
  const origin: Origin = { kind: "argument", name: `the seed ${seed}` };
  const override = { kind: "set", path: ["training", "seed"], value: sourcedScalar(seed, origin), origin } as const;
  return { framework, network: framework.composeResolved(applyOverrides(network.tree, [override])), seed };
}
