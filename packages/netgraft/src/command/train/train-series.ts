import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ConfigInvalidError } from "@netgraft/core";
import { OutputExistsError } from "@netgraft/training";
import { openNetwork, type OpenedNetwork } from "../../open-network.js";
import { setOverride } from "../../overrides.js";
import { trainingOf } from "../../run/open-dataset.js";
import type { TrainCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { Interrupted, interruptible } from "../interruption.js";
import { openOptions } from "../arguments/open-argument.js";
import { assertFolder, fileName, hasCheckpoint, lastFolder, newFolder } from "./run-folders.js";
import { printSeries } from "./print-series.js";
import type { SeriesRun } from "./series-results.js";
import { trainComposition } from "./train-composition.js";

/** What all runs are kept in where no folder is named. */
const comparison = "comparison";

/** One network with one seed. */
interface PlannedRun {
  readonly opened: OpenedNetwork;
  readonly seed: number;
  readonly folder: string;
}

/** Trains each of several networks with each of some seeds, one run after the other, and prints them in one table. */
export async function trainSeries(
  context: CommandContext,
  references: readonly string[],
  options: TrainCommandOptions,
): Promise<void> {
  const folder = seriesFolder(context, options);
  const planned = await plan(context, references, folder, options);
  const results: SeriesRun[] = [];
  try {
    await interruptible(async (signal) => {
      for (const [index, { opened, seed, folder: own }] of planned.entries()) {
        context.note(`[${index + 1}/${planned.length}] ${opened.network.name}, seed ${seed}`);
        const place = { folder: own, resume: options.resume !== undefined && hasCheckpoint(own), signal };
        const { history } = await trainComposition(context, opened, place, options);
        results.push({ network: opened.network, seed, folder: own, history });
      }
    });
  } catch (error) {
    if (error instanceof Interrupted && planned.some((run) => hasCheckpoint(run.folder)))
      context.note(`the same command with --resume ${folder} goes on`);
    throw error;
  }
  printSeries(context, results, options);
}

/** @throws NG_OUTPUT_EXISTS where new runs would mix with others; NG_NOTHING_TO_RESUME */
function seriesFolder(context: CommandContext, { out, resume }: TrainCommandOptions): string {
  const named = typeof resume === "string" ? resume : out;
  if (named === undefined) return (resume === undefined ? newFolder : lastFolder)(context, comparison);
  const folder = filePath(context, named);
  if (resume !== undefined) assertFolder(folder);
  else if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new OutputExistsError({
      at: folder,
      message: "there is something in the folder of new runs",
      expected: "a new folder, or an empty one; `--resume` goes on with what is there",
    });
  return folder;
}

/**
 * All runs, each network opened: what is wrong with any is told before the first one is trained. They go seed by seed, so
 * that an interrupted series has all networks with some seeds.
 */
async function plan(
  context: CommandContext,
  references: readonly string[],
  folder: string,
  options: TrainCommandOptions,
): Promise<readonly PlannedRun[]> {
  const { overrides = [], ...opening } = await openOptions(context, options);
  const runs: PlannedRun[] = [];
  for (const seed of options.seeds ?? [undefined]) {
    const seeded = seed === undefined ? [] : [setOverride(`training.seed=${seed}`)];
    for (const reference of references) {
      const opened = await openNetwork(reference, { ...opening, overrides: [...overrides, ...seeded] });
      const { name } = opened.network;
      const own = trainingOf(opened.network).seed;
      runs.push({ opened, seed: own, folder: join(folder, `${fileName(name)}-seed-${own}`) });
    }
  }
  assertDistinct(runs);
  return runs;
}

/** @throws NG_CONFIG_INVALID where two networks have one name, or names that are the same as those of folders */
function assertDistinct(runs: readonly PlannedRun[]): void {
  const seen = new Map<string, string>();
  for (const { folder, opened } of runs) {
    const { name } = opened.network;
    const other = seen.get(folder);
    if (other !== undefined)
      throw new ConfigInvalidError({
        at: "name",
        message:
          other === name
            ? "two of the networks have the same name"
            : `two of the networks have names of which the same folder would be made, ${basename(folder)}`,
        expected: "a name for each",
        found: other === name ? `"${name}"` : `"${other}" and "${name}"`,
      });
    seen.set(folder, name);
  }
}
