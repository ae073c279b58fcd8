import { writeNpy } from "@netgraft/weights/node";
import { WeightsNeededError } from "../../errors.js";
import { readLabels } from "../../run/labels.js";
import type { PredictCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { engineOf } from "../arguments/engine-option.js";
import { interruptible } from "../interruption.js";
import { openArgument } from "../arguments/open-argument.js";
import { progressDisplays } from "../output/progress-display.js";
import { weightsOf } from "../arguments/weights-options.js";
import { predictFiles } from "../../run/predict-files.js";
import { printClasses } from "./print-classes.js";

/** Predicts pictures or an array; prints their classes or writes their logits. */
export async function predictInputs(
  context: CommandContext,
  reference: string,
  options: PredictCommandOptions,
): Promise<void> {
  const path = (argument: string): string => context.shownPath(argument);
  const weights = weightsOf(context, reference, options);
  if (weights === undefined) throw weightsNeeded(reference);
  const composition = await openArgument(context, reference, options);
  const labels = await readLabels(composition.network, context.cwd, composition.framework.services);
  const engine = await engineOf(context, composition, options, "prediction");
  const progress = composition.framework.services.get(progressDisplays)(context.stderr);
  const predicted = await interruptible(async (signal) => {
    try {
      const files = options.input.map(path);
      const { batch, threads } = options;
      const onProgress = (done: number, all: number): void =>
        done === 0 ? progress.show("loading the network") : progress.showPart("predicting", done, all);
      const logits = await predictFiles(composition, files, { weights, engine, threads, batch, signal, onProgress });
      if (options.output !== undefined) await writeNpy(path(options.output), logits.logits);
      return logits;
    } finally {
      progress.clear();
    }
  });
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  if (options.output === undefined) return printClasses(context, predicted, labels, options);
  const { shape } = predicted.logits;
  if (options.json === true) context.printJson({ output: path(options.output), shape });
  else context.print(`${path(options.output)}: logits of ${shape.join("×")}`);
}

function weightsNeeded(reference: string): Error {
  return new WeightsNeededError({
    at: "--weights",
    message: "the network has no weights to predict with",
    expected: `--weights <file> (\`netgraft weights init ${reference} -o weights.safetensors\` makes an untrained one), or --init <seed>`,
  });
}
