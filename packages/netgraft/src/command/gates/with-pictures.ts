import type { Engine } from "@netgraft/core/graph";
import { describeProblem } from "@netgraft/core/graph";
import type { MeasureGatesOptions } from "../../run/gates/measure-gates.js";
import type { Composition } from "../../run/input-shape.js";
import { engineOf } from "../arguments/engine-option.js";
import { openArgument } from "../arguments/open-argument.js";
import { neededWeights } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { progressDisplays } from "../output/progress-display.js";
import type { ShownPicturesOptions } from "./options.js";

/**
 * Opens what a command names, does something with it that shows pictures, with progress, and notes what weights are drawn.
 * @throws NG_WEIGHTS_NEEDED where there are none
 */
export async function withPictures<T>(
  context: CommandContext,
  reference: string,
  options: ShownPicturesOptions,
  work: (composition: Composition, given: MeasureGatesOptions & { readonly engine: Engine }) => Promise<T>,
): Promise<T> {
  const composition = await openArgument(context, reference, options);
  const weights = neededWeights(
    context,
    composition,
    options,
    "the network has no weights, without which its gates do nothing of interest",
  );
  const { images, select, split, batch, threads, workers } = options;
  const engine = await engineOf(context, composition, options, "prediction");
  const progress = composition.framework.services.get(progressDisplays)(context.terminal);
  const result = await interruptible(async (signal) => {
    try {
      return await work(composition, {
        weights,
        select,
        images: images === undefined ? undefined : context.shownPath(images),
        split,
        batch,
        threads,
        workers,
        signal,
        engine,
        cwd: context.cwd,
        onProgress: (done, all) => progress.showPart("measuring gates", done, all),
        onNote: (note) => {
          progress.clear();
          context.note(describeProblem(note));
        },
      });
    } finally {
      progress.clear();
    }
  });
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  return result;
}
