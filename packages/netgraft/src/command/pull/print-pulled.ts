import { type Pulled, pull } from "../../run/pull.js";
import { openFramework } from "../arguments/open-framework.js";
import { fetchProgress } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { progressDisplays } from "../output/progress-display.js";
import type { PullCommandOptions } from "./options.js";

/** Fetches what references name, one after the other, and says where it is. */
export async function printPulled(
  context: CommandContext,
  references: readonly string[],
  options: PullCommandOptions,
): Promise<void> {
  const { services } = await openFramework(context, options);
  const progress = services.get(progressDisplays)(context.terminal);
  const all: Pulled[] = [];
  try {
    for (const reference of references) {
      const onFetch = fetchProgress(progress, reference);
      const onNote = (note: string): void => context.note(note);
      const pulled = await interruptible(async (signal) =>
        pull(reference, { services, env: context.env, signal, onFetch, onNote }),
      );
      progress.clear();
      all.push(pulled);
      if (options.json !== true) context.printLine(`${reference}: ${pulled.weights}`);
    }
  } finally {
    progress.clear();
  }
  if (options.json === true) context.printJson(all);
}
