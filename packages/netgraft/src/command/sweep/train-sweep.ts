import { CheckpointFailedError } from "@netgraft/training";
import { WriteFailedError } from "@netgraft/files";
import { readSweep, type SweepStatus } from "@netgraft/experiments";
import { openSweep } from "../../run/open-sweep.js";
import { runSweep, workOnSweep, type WorkOnSweepOptions } from "../../run/run-sweep.js";
import { engineOf } from "../arguments/engine-option.js";
import type { CommandContext } from "../context.js";
import { Interrupted, interruptible } from "../interruption.js";
import type { CellOptions, SweepOptions } from "./options.js";
import { statusData, statusTable } from "./print-status.js";
import { isSweepFolder, openingOf } from "./sweep-argument.js";
import { SweepDisplay } from "./sweep-display.js";

/** Trains the sweep of a file, or goes on with that of a folder. */
export async function trainSweep(context: CommandContext, reference: string, options: SweepOptions): Promise<void> {
  if (isSweepFolder(context, reference)) return workInFolder(context, reference, options);
  const opening = await openingOf(context, options);
  const plan = await openSweep(reference, opening);
  const folder = options.out === undefined ? undefined : context.shownPath(options.out);
  await showSweep(context, options, (display, more) =>
    runSweep(plan, {
      ...opening,
      ...more,
      folder,
      onPlan: (record, kept) => display.begin(record, kept),
    }),
  );
}

/** Works on a sweep that is in a folder. */
export async function workInFolder(context: CommandContext, reference: string, options: CellOptions): Promise<void> {
  const folder = context.shownPath(reference);
  const opening = await openingOf(context, options);
  await showSweep(context, options, async (display, more) => {
    display.begin(await readSweep(folder), folder);
    return workOnSweep(folder, { ...opening, ...more });
  });
}

async function showSweep(
  context: CommandContext,
  options: CellOptions,
  work: (display: SweepDisplay, more: WorkOnSweepOptions) => Promise<SweepStatus>,
): Promise<void> {
  const { jobs, threads, workers, json } = options;
  const display = new SweepDisplay(context);
  let status: SweepStatus;
  try {
    status = await interruptible(async (signal) => {
      const onAbort = (): void =>
        display.note("ending each run with a checkpoint after this step; Ctrl-C again ends at once");
      signal.addEventListener("abort", onAbort);
      try {
        return await work(display, {
          jobs,
          threads,
          workers,
          signal,
          engineFor: (composition) => engineOf(context, composition, options, "training"),
          onEvent: (event) => display.show(event),
        });
      } finally {
        signal.removeEventListener("abort", onAbort);
        display.end();
      }
    });
  } catch (error) {
    const isKept = [Interrupted, CheckpointFailedError, WriteFailedError].some((kind) => error instanceof kind);
    if (isKept && display.folder !== undefined) context.note(`go on with: netgraft sweep ${display.folder}`);
    throw error;
  }
  if (json === true) return context.printJson({ folder: display.folder, ...statusData(status) });
  context.print(statusTable(status, context));
}
