import type { TrainingResult } from "@netgraft/training";
import type { Composition } from "../../run/input-shape.js";
import { train } from "../../run/train.js";
import type { TrainCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { engineOf } from "../arguments/engine-option.js";
import { TrainingDisplay } from "./training-display.js";

/** Where a run is kept, and whether it goes on. */
export interface RunPlace {
  readonly folder: string;
  readonly resume: boolean;
  readonly signal: AbortSignal;
}

/**
 * Trains a network and shows how it goes. Where it is interrupted, it says where the checkpoint is.
 * @throws as `train`
 */
export async function trainComposition(
  context: CommandContext,
  composition: Composition,
  { folder, resume, signal }: RunPlace,
  { threads, workers, ...options }: TrainCommandOptions,
): Promise<TrainingResult> {
  const engine = await engineOf(context, composition, options, "training");
  const display = new TrainingDisplay(context);
  const onAbort = (): void => display.note("ending with a checkpoint after this step; Ctrl-C again ends at once");
  signal.addEventListener("abort", onAbort);
  try {
    return await train(composition, {
      folder,
      resume,
      threads,
      workers,
      signal,
      engine,
      cwd: context.cwd,
      onEvent: (event) => display.show(event),
    });
  } catch (error) {
    const { checkpoint } = display;
    if (signal.aborted && checkpoint !== undefined) display.note(`stopped after ${checkpoint}`);
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    display.end();
  }
}
