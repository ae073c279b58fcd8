import type { Evaluation } from "@netgraft/training";
import type { EvaluateCommandOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { formatCount, formatMetrics, formatPart } from "../output/numbers.js";
import { formatTable } from "../output/table.js";

/** Prints how well a network does, and on which classes. */
export function printEvaluation(
  context: CommandContext,
  evaluation: Evaluation,
  { json, split }: EvaluateCommandOptions,
): void {
  if (json === true) return context.printJson({ split, ...evaluation });
  const { pictures, classes, confusion } = evaluation;
  context.print(`${formatMetrics(evaluation)}  of ${formatCount(pictures)} pictures\n`);
  const columns = [
    { title: "class" },
    { title: "pictures", align: "right" } as const,
    { title: "top-1", align: "right" } as const,
    { title: "most often taken for" },
  ];
  const rows = classes.map(({ name, pictures: count, top1 }, label) => [
    name,
    formatCount(count),
    top1 === undefined ? "" : formatPart(top1),
    mistaken(confusion[label] ?? [], label, evaluation),
  ]);
  context.print(formatTable({ columns, rows }, context.stdout));
}

/** The class that pictures of this one are most often taken for, and how many; empty where all are right. */
function mistaken(row: readonly number[], label: number, { classes }: Evaluation): string {
  const wrong = row.map((count, index) => (index === label ? 0 : count));
  const most = Math.max(...wrong);
  return most === 0 ? "" : `${classes[wrong.indexOf(most)]?.name} (${formatCount(most)})`;
}
