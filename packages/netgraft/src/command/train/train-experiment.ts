import { dirname } from "node:path";
import { type FinishedRun, hasCheckpoint, type PlannedRun } from "@netgraft/experiments";
import { CheckpointFailedError } from "@netgraft/training";
import { openNetwork, type OpenedNetwork } from "../../open-network.js";
import { trainNetworks } from "../../run/train-networks.js";
import { engineOf } from "../arguments/engine-option.js";
import { openOptions } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { Interrupted } from "../interruption.js";
import type { TrainCommandOptions } from "./options.js";
import { printExperiment } from "./print-experiment.js";
import { showTraining } from "./training-display.js";

/** Trains each of several networks with each of some seeds, one run after the other, and prints them in one table. */
export async function trainExperiment(
  context: CommandContext,
  references: readonly string[],
  options: TrainCommandOptions,
): Promise<void> {
  const { out, resume, seeds, threads, workers, verify } = options;
  const opening = await openOptions(context, options);
  const compositions: OpenedNetwork[] = [];
  for (const reference of references) compositions.push(await openNetwork(reference, opening));
  const named = typeof resume === "string" ? resume : out;
  let planned: readonly PlannedRun[] = [];
  let finished: readonly FinishedRun[];
  try {
    finished = await showTraining(context, (onEvent, signal) =>
      trainNetworks(compositions, {
        seeds,
        folder: named === undefined ? undefined : context.shownPath(named),
        resume: resume !== undefined,
        threads,
        workers,
        verify,
        signal,
        onEvent,
        cwd: context.cwd,
        engineFor: (composition) => engineOf(context, composition, options, "training"),
        onPlan: (runs) => (planned = runs),
        onRun: ({ candidate: { network, seed } }, number) =>
          context.note(`[${number}/${planned.length}] ${network.name}, seed ${seed}`),
      }),
    );
  } catch (error) {
    const begun = planned.find(({ folder }) => hasCheckpoint(folder));
    if ((error instanceof Interrupted || error instanceof CheckpointFailedError) && begun !== undefined)
      context.note(`the same command with --resume ${dirname(begun.folder)} goes on`);
    throw error;
  }
  printExperiment(context, finished, options);
}
