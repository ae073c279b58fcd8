import { extname, join } from "node:path";
import {
  cellRecords,
  classRecords,
  classTable,
  epochRecords,
  recordTable,
  reportCharts,
  reportFacts,
  reportHtml,
  reportLatex,
  reportRecords,
  reportSweep,
  type ReportTable,
  reportTable,
  type SweepReport,
  type SweepStatus,
  sweepStatus,
} from "@netgraft/experiments";
import { makeFolder, writeFileWhole } from "@netgraft/files";
import { measureSweep, type MeasuredSweep } from "../../run/measure-sweep.js";
import { engineOf } from "../arguments/engine-option.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCsv } from "../output/csv.js";
import { formatMarkdown, markdownText } from "../output/markdown.js";
import { formatTable } from "../output/table.js";
import type { ReportCommandOptions, SweepExportOptions } from "./options.js";
import { openingOf } from "./sweep-argument.js";

/** Prints what a sweep says, or writes it. @throws NG_SWEEP_FOLDER, NG_WRITE_FAILED; as `measureSweep` with `--benchmark` */
export async function printReport(
  context: CommandContext,
  reference: string,
  options: ReportCommandOptions,
): Promise<void> {
  const { metric, epoch, tell, classes, output, charts, theme } = options;
  const folder = context.shownPath(reference);
  const status = await sweepStatus(folder);
  const measured = options.benchmark === true ? await measuredSweep(context, folder, status, options) : undefined;
  const report = await reportSweep(status, {
    metric,
    epoch,
    ...(tell !== undefined && { tell: metric === "loss" ? tell : tell / 100 }),
    classes,
    measured,
  });
  if (charts !== undefined) {
    await makeFolder(context.shownPath(charts));
    for (const [name, svg] of Object.entries<string>({ ...(await reportCharts(report)) }))
      await write(context, join(charts, `${name}.svg`), svg);
  }
  if (output !== undefined) await write(context, output, await fileText(report, output, theme));
  if (output !== undefined || charts !== undefined) return;
  if (options.json === true) return context.printJson(report);
  context.print(formatTable(reportTable(report), context.stdout));
  for (const table of classTables(report)) context.print(`\n${formatTable(table, context.stdout)}`);
  context.printProse(`\n${reportFacts(report).join("\n")}`);
}

/** Prints a row for each cell of a sweep, or writes them. @throws NG_SWEEP_FOLDER, NG_WRITE_FAILED */
export async function printExport(
  context: CommandContext,
  reference: string,
  { epochs, output, json }: SweepExportOptions,
): Promise<void> {
  const status = await sweepStatus(context.shownPath(reference));
  const records = epochs === true ? epochRecords(status) : cellRecords(status);
  if (output === undefined)
    return json === true ? context.printJson(records) : context.print(formatCsv(recordTable(records)));
  const isJson = formOf(output) === ".json";
  await write(
    context,
    output,
    isJson ? `${JSON.stringify(records, undefined, 1)}\n` : `${formatCsv(recordTable(records))}\n`,
  );
}

/** The table of classes, where they were asked for and something is known of them. */
function classTables({ classes }: SweepReport): readonly ReportTable[] {
  return classes === undefined || classes.classes.length === 0 ? [] : [classTable(classes)];
}

function formOf(file: string): string {
  return extname(file).toLowerCase();
}

async function fileText(report: SweepReport, output: string, theme: ReportCommandOptions["theme"]): Promise<string> {
  switch (formOf(output)) {
    case ".html":
      return reportHtml(report, theme && { theme });
    case ".md":
      return `${[
        formatMarkdown(reportTable(report)),
        ...classTables(report).map(formatMarkdown),
        ...reportFacts(report).map(markdownText),
      ].join("\n\n")}\n`;
    case ".csv":
      return `${formatCsv(recordTable(report.classes === undefined ? reportRecords(report) : classRecords(report.classes)))}\n`;
    case ".tex":
      return reportLatex(report);
    default:
      return `${JSON.stringify(report, undefined, 2)}\n`;
  }
}

async function write(context: CommandContext, file: string, text: string): Promise<void> {
  const path = context.shownPath(file);
  await writeFileWhole(path, [new TextEncoder().encode(text)]);
  context.printLine(path);
}

async function measuredSweep(
  context: CommandContext,
  folder: string,
  status: SweepStatus,
  options: ReportCommandOptions,
): Promise<MeasuredSweep | undefined> {
  const opening = await openingOf(context, options);
  return interruptible((signal) =>
    measureSweep(folder, status, {
      opening,
      signal,
      threads: options.threads,
      engineFor: (first) => engineOf(context, first, options, "prediction"),
    }),
  );
}
