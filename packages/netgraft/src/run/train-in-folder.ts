import { resolve } from "node:path";
import { assertResumable, RunFolders } from "@netgraft/experiments";
import type { TrainingResult } from "@netgraft/training";
import { shownPath } from "../loader/shown-path.js";
import type { Composition } from "./input-shape.js";
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

/** The folders of runs, or of series of runs, that name none. */
export function runFolders(
  { cwd = process.cwd(), runs = "runs" }: Pick<TrainInFolderOptions, "cwd" | "runs">,
  hold: "runs" | "series" = "runs",
): RunFolders {
  return new RunFolders(shownPath(resolve(cwd, runs), process.cwd()), hold);
}
