import { join } from "node:path";
import type { TrainingResult } from "@netgraft/training";
import type { TrainCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { Interrupted, interruptible } from "../interruption.js";
import { openArgument } from "../arguments/open-argument.js";
import { formatFacts } from "../output/facts.js";
import { formatMetrics, formatTime } from "../output/metrics.js";
import { assertCheckpoint, hasCheckpoint, lastFolder, newFolder } from "./run-folders.js";
import { trainComposition } from "./train-composition.js";

/**
 * Trains one network in a folder of its own.
 * @param reference undefined where a run goes on by the config in its folder
 */
export async function trainOne(
  context: CommandContext,
  reference: string | undefined,
  options: TrainCommandOptions,
): Promise<void> {
  const { out, resume } = options;
  const named = typeof resume === "string" ? resume : out;
  if (typeof resume === "string") assertCheckpoint(filePath(context, resume));
  const composition = await openArgument(context, reference ?? join(named ?? "", "config.yaml"), options);
  const { name } = composition.network;
  const isResumed = resume !== undefined;
  const folder = named === undefined ? (isResumed ? lastFolder : newFolder)(context, name) : filePath(context, named);
  if (isResumed) assertCheckpoint(folder);
  try {
    const result = await interruptible((signal) =>
      trainComposition(context, composition, { folder, resume: isResumed, signal }, options),
    );
    print(context, folder, result, options);
  } catch (error) {
    if (error instanceof Interrupted && hasCheckpoint(folder))
      context.note(`go on with: netgraft train --resume ${folder}`);
    throw error;
  }
}

function print(context: CommandContext, folder: string, result: TrainingResult, { json }: TrainCommandOptions): void {
  const { history, best } = result;
  const last = history.at(-1);
  if (json === true) return context.printJson({ folder, epochs: history.length, best, last });
  const seconds = history.reduce((sum, epoch) => sum + epoch.seconds, 0);
  const facts: (readonly [string, string])[] = [["folder", folder]];
  if (best?.validation !== undefined)
    facts.push(["best", `${formatMetrics(best.validation)}  after epoch ${best.epoch}`]);
  if (last?.validation !== undefined)
    facts.push(["last", `${formatMetrics(last.validation)}  after epoch ${last.epoch}`]);
  facts.push(["time", formatTime(seconds)], ["curves", join(folder, "curves.svg")]);
  context.print(formatFacts(facts));
}
