import { CheckpointFailedError } from "@netgraft/training";
import { WriteFailedError } from "@netgraft/files";
import { readSweep, type SweepStatus } from "@netgraft/experiments";
import { openSweep } from "../../run/open-sweep.js";
import { resumeSweep, runSweep, type SweptFolder, workOnSweep, type WorkOnSweepOptions } from "../../run/run-sweep.js";
import { engineOf } from "../arguments/engine-option.js";
import type { CommandContext } from "../context.js";
import { Interrupted, interruptible } from "../interruption.js";
import type { CellOptions, SweepOptions, WorkerOptions } from "./options.js";
import { statusData, statusTable } from "./print-status.js";
import { isSweepFolder, openingOf, sweepOpening } from "./sweep-argument.js";
import { SweepDisplay } from "./sweep-display.js";
import { workerArguments } from "./worker-arguments.js";

/** Trains the sweep of a file, or goes on with that of a folder. */
export async function trainSweep(context: CommandContext, reference: string, options: SweepOptions): Promise<void> {
  const opening = { ...(await sweepOpening(context, options)), workerArguments: workerArguments(context, options) };
  if (isSweepFolder(context, reference)) {
    const folder = context.shownPath(reference);
    return showSweep(context, options, async (display, more) => {
      display.begin(await readSweep(folder), folder);
      return resumeSweep(folder, { ...opening, ...more });
    });
  }
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
export async function workInFolder(context: CommandContext, reference: string, options: WorkerOptions): Promise<void> {
  const folder = context.shownPath(reference);
  const opening = await openingOf(context, options);
  await showSweep(context, options, async (display, more) => {
    display.begin(await readSweep(folder), folder);
    return workOnSweep(folder, { ...opening, ...more, cells: options.cells });
  });
}

/** The name of an engine for the cells of a sweep: its own, where none is named, or whichever is faster. */
function engineNamed({ engine }: CellOptions, own: string): string {
  return engine === undefined || engine === "auto" ? own : engine;
}

async function showSweep(
  context: CommandContext,
  options: CellOptions,
  work: (display: SweepDisplay, more: WorkOnSweepOptions) => Promise<SweepStatus & Pick<SweptFolder, "submission">>,
): Promise<void> {
  const { jobs, threads, workers, json } = options;
  const display = new SweepDisplay(context);
  let status: SweepStatus & Pick<SweptFolder, "submission">;
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
          engineFor: (composition, name) =>
            engineOf(context, composition, { engine: engineNamed(options, name) }, "training"),
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
  const { submission } = status;
  if (json === true)
    return context.printJson({ folder: display.folder, ...(submission && { submission }), ...statusData(status) });
  context.print(statusTable(status, context));
  if (submission !== undefined)
    context.note(`${submission.note}; \`netgraft sweep status ${display.folder ?? ""}\` how far it is`);
}
