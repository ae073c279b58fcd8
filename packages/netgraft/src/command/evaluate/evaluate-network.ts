import { describeProblem } from "@netgraft/core/graph";
import { evaluate } from "../../run/evaluate.js";
import type { EvaluateCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { engineOf } from "../arguments/engine-option.js";
import { interruptible } from "../interruption.js";
import { openArgument } from "../arguments/open-argument.js";
import { progressDisplays } from "../output/progress-display.js";
import { neededWeights } from "../arguments/weights-options.js";
import { printEvaluation } from "./print-evaluation.js";

/** Measures a network on the pictures of its config's dataset. */
export async function evaluateNetwork(
  context: CommandContext,
  reference: string,
  options: EvaluateCommandOptions,
): Promise<void> {
  const composition = await openArgument(context, reference, options);
  const weights = neededWeights(context, composition, options, "the network has no weights to be evaluated with");
  const { split, batch, threads, workers } = options;
  const engine = await engineOf(context, composition, options, "prediction");
  const progress = composition.framework.services.get(progressDisplays)(context.terminal);
  const evaluation = await interruptible(async (signal) => {
    try {
      return await evaluate(composition, {
        weights,
        split,
        batch,
        threads,
        workers,
        signal,
        engine,
        cwd: context.cwd,
        onProgress: (done, all) => progress.showPart("evaluating", done, all),
        onNote: (note) => {
          progress.clear();
          context.note(describeProblem(note));
        },
        onBroken: (problem) => context.note(`left out: ${describeProblem(problem)}`),
      });
    } finally {
      progress.clear();
    }
  });
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  printEvaluation(context, evaluation, options);
}
