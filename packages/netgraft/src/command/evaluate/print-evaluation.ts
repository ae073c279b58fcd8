import type { Evaluation } from "@netgraft/training";
import type { EvaluateCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { formatCount, formatCounted, formatMetrics, formatPart } from "../output/numbers.js";
import { formatTable } from "../output/table.js";

/** Prints how well a network does, and on which classes. */
export function printEvaluation(
  context: CommandContext,
  evaluation: Evaluation,
  { json, split }: EvaluateCommandOptions,
): void {
  if (json === true) return context.printJson({ split, ...evaluation });
  const { pictures, classes, confusion } = evaluation;
  context.print(`${formatMetrics(evaluation)}  of ${formatCounted(pictures, "picture")}\n`);
  const columns = [
    { title: "class" },
    { title: "pictures", align: "right" } as const,
    { title: "top-1", align: "right" } as const,
    { title: "most often taken for" },
  ];
  const rows = classes.flatMap(({ name, pictures: count, top1 }, label) =>
    top1 === undefined
      ? []
      : [[name, formatCount(count), formatPart(top1), mistaken(confusion[label] ?? [], label, evaluation)]],
  );
  context.print(formatTable({ columns, rows }, context.stdout));
  const missing = classes.filter(({ top1 }) => top1 === undefined).map(({ name }) => name);
  if (missing.length > 0) context.note(missingClasses(missing, classes.length));
}

/** Which classes the evaluation says nothing of, the first ten by name. */
function missingClasses(names: readonly string[], all: number): string {
  const more = names.length - 10;
  const shown = more > 1 ? `${names.slice(0, 10).join(", ")} and ${more} more` : names.join(", ");
  return `no pictures of ${formatCount(names.length)} of the ${formatCount(all)} classes: ${shown}`;
}

/** The class that pictures of this one are most often taken for, and how many; empty where all are right. */
function mistaken(row: readonly number[], label: number, { classes }: Evaluation): string {
  const wrong = row.map((count, index) => (index === label ? 0 : count));
  const most = wrong.reduce((greatest, count) => Math.max(greatest, count), 0);
  return most === 0 ? "" : `${classes[wrong.indexOf(most)]?.name} (${formatCount(most)})`;
}
