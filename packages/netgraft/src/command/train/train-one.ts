import { join } from "node:path";
import { assertResumable, hasCheckpoint } from "@netgraft/experiments";
import { CheckpointFailedError } from "@netgraft/training";
import { type TrainedInFolder, trainInFolder } from "../../run/train-in-folder.js";
import { engineOf } from "../arguments/engine-option.js";
import { openArgument } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { Interrupted } from "../interruption.js";
import { formatFacts } from "../output/table.js";
import { formatMetrics, formatTime } from "../output/numbers.js";
import type { TrainCommandOptions } from "./options.js";
import { showTraining } from "./training-display.js";

/**
 * Trains one network in a folder of its own.
 * @param reference undefined where a run goes on by the config in its folder
 */
export async function trainOne(
  context: CommandContext,
  reference: string | undefined,
  options: TrainCommandOptions,
): Promise<void> {
  const { out, resume, threads, workers, verify } = options;
  const named = typeof resume === "string" ? resume : out;
  // Before its config is looked for.
  if (typeof resume === "string") assertResumable(context.shownPath(resume));
  const composition = await openArgument(context, reference ?? join(named ?? "", "config.yaml"), options);
  const engine = await engineOf(context, composition, options, "training");
  let folder: string | undefined;
  try {
    const result = await showTraining(context, (onEvent, signal) =>
      trainInFolder(composition, {
        folder: named === undefined ? undefined : context.shownPath(named),
        resume: resume !== undefined,
        engine,
        threads,
        workers,
        verify,
        signal,
        onEvent,
        cwd: context.cwd,
        onFolder: (path) => (folder = path),
      }),
    );
    print(context, result, options);
  } catch (error) {
    if (
      (error instanceof Interrupted || error instanceof CheckpointFailedError) &&
      folder !== undefined &&
      hasCheckpoint(folder)
    )
      context.note(`go on with: netgraft train --resume ${folder}`);
    throw error;
  }
}

function print(context: CommandContext, result: TrainedInFolder, { json }: TrainCommandOptions): void {
  const { folder, history, best, stopped } = result;
  const last = history.at(-1);
  if (json === true) return context.printJson({ folder, epochs: history.length, best, last, stopped });
  const seconds = history.reduce((sum, epoch) => sum + epoch.seconds, 0);
  const facts: (readonly [string, string])[] = [["folder", folder]];
  if (best?.validation !== undefined)
    facts.push(["best", `${formatMetrics(best.validation)}  after epoch ${best.epoch}`]);
  if (last?.validation !== undefined)
    facts.push(["last", `${formatMetrics(last.validation)}  after epoch ${last.epoch}`]);
  facts.push(["time", formatTime(seconds)], ["curves", join(folder, "curves.svg")]);
  context.print(formatFacts(facts, context.stdout));
}
