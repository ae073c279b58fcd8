import { predictedClasses } from "../../run/top-classes.js";
import type { PredictedFiles } from "../../run/predict-files.js";
import type { CommandContext } from "../context.js";
import { stylist } from "../output/text-sink.js";
import type { PredictCommandOptions } from "./options.js";

/** Prints the most probable classes of each example. */
export function printClasses(
  context: CommandContext,
  predicted: PredictedFiles,
  labels: readonly string[] | undefined,
  { top, json }: PredictCommandOptions,
): void {
  const results = predictedClasses(predicted, { top, labels });
  if (json === true) return context.printJson(results);
  const style = stylist(context.stdout);
  for (const { input, classes } of results) {
    context.print(style("bold", input));
    for (const { index, label, probability } of classes) {
      const name = label === undefined ? `class ${index}` : `${label} (${index})`;
      context.print(`${(100 * probability).toFixed(2).padStart(8)} %  ${name}`);
    }
  }
}
