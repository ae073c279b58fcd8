import { assertResumable } from "@netgraft/experiments";
import type { TrainingResult } from "@netgraft/training";
import type { Composition } from "./input-shape.js";
import { runFolders } from "./run-folders.js";
import { train, type TrainOptions } from "./train.js";

/** How a network is trained in a folder. */
export interface TrainInFolderOptions extends TrainOptions {
  /** What holds the folders of runs that name none; by default `runs`, from `cwd`. */
  readonly runs?: string | undefined;
  /** Told which folder it is, before training begins. */
  readonly onFolder?: ((folder: string) => void) | undefined;
}

/** What training in a folder has come to. */
export interface TrainedInFolder extends TrainingResult {
  /** Its folder, from the working directory. */
  readonly folder: string;
}

/**
 * Trains a network in the folder of a run. Where none is named, it is a new one that is named after the network; with
 * `resume` that of the newest run of that name.
 * @throws NG_NOTHING_TO_RESUME where there is no checkpoint to go on from; as `train`
 */
export async function trainInFolder(
  composition: Composition,
  options: TrainInFolderOptions = {},
): Promise<TrainedInFolder> {
  const { onFolder, resume = false, ...rest } = options;
  const folders = runFolders(options);
  const { name } = composition.network;
  const trainIn = async (folder: string): Promise<TrainedInFolder> => {
    onFolder?.(folder);
    return { folder, ...(await train(composition, { ...rest, resume, folder })) };
  };
  if (rest.folder === undefined && !resume) return folders.begin(name, trainIn);
  const folder = rest.folder ?? folders.newest(name);
  if (resume) assertResumable(folder);
  return trainIn(folder);
}
