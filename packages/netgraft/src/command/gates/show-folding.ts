import { type FoldedGates, foldGates } from "../../run/gates/fold-gates.js";
import type { CommandContext } from "../context.js";
import { formatChange, formatCount, formatCounted, formatPart } from "../output/numbers.js";
import { formatTable } from "../output/table.js";
import type { FoldCommandOptions } from "./options.js";
import { withPictures } from "./with-pictures.js";

/** Folds gates, writes the network without them, and says which were, and what it costs. */
export async function showFolding(
  context: CommandContext,
  reference: string,
  options: FoldCommandOptions,
): Promise<void> {
  const { atMost, maxDrop } = options;
  const folder = context.shownPath(options.out);
  const folded = await withPictures(context, reference, options, (composition, given) =>
    foldGates(composition, { ...given, atMost, maxDrop, folder }),
  );
  const { gates, parameters, top1, pictures } = folded;
  context.note(`${folder}: the network without them, with its weights`);
  if (options.json === true) return context.printJson({ gates, parameters, top1, pictures, folder });
  const columns = [{ title: "gate" }, { title: "type" }, { title: "moves by", align: "right" } as const, { title: "" }];
  const rows = gates.map(({ path, type, movement, into, reason }) => [
    path,
    type,
    movement.toFixed(4),
    into === undefined ? `stays: ${reason}` : `folded into ${into.join(" and ")}`,
  ]);
  context.print(`${formatTable({ columns, rows }, context.stdout)}\n`);
  context.print(summary(folded));
}

function summary({ gates, parameters: { before, after }, top1 }: FoldedGates): string {
  const kept = gates.filter(({ into }) => into === undefined).length;
  const parts = [
    `${formatCount(kept)} of ${formatCounted(gates.length, "gate")} stay`,
    `${formatChange(after, before)} of their ${formatCounted(before, "parameter")}`,
  ];
  if (top1 !== undefined)
    parts.push(`top-1 ${formatPart(top1.before).trim()} before, ${formatPart(top1.after).trim()} after`);
  return parts.join(", ");
}
