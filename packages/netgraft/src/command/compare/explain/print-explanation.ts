import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError } from "../../../errors.js";
import { explainNetwork } from "../../../explain/explain-network.js";
import type { Explanation } from "../../../explain/explanation.js";
import { composeNetwork } from "../../../open-network.js";
import type { CompareCommandOptions } from "../options.js";
import type { CommandContext } from "../../context.js";
import { endingProblem } from "../../../run/draw-networks.js";
import { encodedDrawing, pictureForm, pictureForms } from "../../../run/encoded-drawing.js";
import { changedName } from "../../arguments/changed-name.js";
import { openOptions } from "../../arguments/open-argument.js";
import { wrapped } from "../../output/wrap.js";
import { formatCsv } from "../../output/csv.js";
import { formatMarkdown, markdownText } from "../../output/markdown.js";
import { formatTable } from "../../output/table.js";
import { visibleLine } from "../../output/visible-text.js";
import { describeFormula, explanationTable, plainExplanationTable } from "./explanation-table.js";

/**
 * Prints what the attachments of networks cost block by block, and draws it where a file is named.
 * @throws NG_DRAWING_ARGUMENTS where the file's ending names no form of a picture; NG_WRITE_FAILED; as `openNetwork`
 */
export async function printExplanation(
  context: CommandContext,
  references: readonly string[],
  options: CompareCommandOptions,
): Promise<void> {
  const { chart } = options;
  const problem = chart === undefined ? undefined : endingProblem(chart, pictureForms, "--chart");
  if (problem !== undefined) throw new DrawingArgumentsError(problem);
  const opening = await openOptions(context, options);
  const explanations: Explanation[] = [];
  for (const reference of references) {
    const explanation = explainNetwork(await composeNetwork(reference, opening));
    explanations.push({ ...explanation, name: changedName(explanation.name, options) });
  }
  if (chart !== undefined) {
    const { explanationChart } = await import("../../../explain/explanation-chart.js");
    const path = context.shownPath(chart);
    const form = pictureForm(path) ?? "svg";
    await writeFileWhole(path, [await encodedDrawing(await explanationChart(explanations), form, path)]);
    context.note(`${path}: the chart`);
  }
  print(context, explanations, options.format);
}

function print(
  context: CommandContext,
  explanations: readonly Explanation[],
  format: CompareCommandOptions["format"],
): void {
  if (format === "json") return context.printJson({ networks: explanations });
  if (format === "csv") return context.print(formatCsv(plainExplanationTable(explanations)));
  const parts = explanations.map((explanation) => {
    const table = explanationTable(explanation);
    const shown = format === "markdown" ? formatMarkdown(table) : formatTable(table, context.stdout);
    const title = format === "markdown" ? `**${markdownText(explanation.name)}**` : visibleLine(explanation.name);
    const formula = describeFormula(explanation);
    const told = format === "markdown" ? markdownText(formula) : wrapped(visibleLine(formula), context.stdout);
    return [title, ...(explanation.total.count === 0 ? [] : [shown]), told].join("\n\n");
  });
  context.print(parts.join("\n\n"));
}
