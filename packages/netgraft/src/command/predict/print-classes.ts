import { topClasses } from "../../run/top-classes.js";
import type { PredictCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { stylist } from "../output/style.js";
import type { Predicted } from "./logits-of.js";

/** Prints the most probable classes of each example. */
export function printClasses(
  context: CommandContext,
  { names, logits }: Predicted,
  labels: readonly string[] | undefined,
  { top, json }: PredictCommandOptions,
): void {
  const classes = logits.shape[1] ?? 0;
  const results = names.map((input, row) => {
    const best = topClasses(logits.data.subarray(row * classes, (row + 1) * classes), top);
    return { input, classes: best.map(({ index, probability }) => ({ index, label: labels?.[index], probability })) };
  });
  if (json === true) return context.printJson(results);
  const style = stylist(context.stdout);
  for (const { input, classes: best } of results) {
    context.print(style("bold", input));
    for (const { index, label, probability } of best) {
      const name = label === undefined ? `class ${index}` : `${label} (${index})`;
      context.print(`${(100 * probability).toFixed(2).padStart(8)} %  ${name}`);
    }
  }
}
