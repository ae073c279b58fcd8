import { type Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../command.js";
import type { CommandContext } from "../context.js";
import { engineOption } from "../arguments/engine-option.js";
import { withCodeOptions } from "../arguments/network-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import { exportForms, type ReportCommandOptions, reportForms, type SweepExportOptions } from "./options.js";

/** Adds `netgraft sweep report` and `netgraft sweep export`. */
export function addReportCommands(sweep: Command, context: CommandContext): void {
  withCodeOptions(
    sweep
      .command("report")
      .summary("say what the seeds of a sweep tell")
      .description(
        "Prints each row's mean over the seeds and its paired difference to the baseline, with 95 % intervals, p by Holm's rule, and how many more seeds would " +
          "tell what cannot be told. What is not finished is left out, and told. The ending of the file says the form: a page with charts (HTML), " +
          "Markdown, CSV, a table for LaTeX (booktabs), or JSON.",
      )
      .argument("<folder>", "the folder of a sweep"),
  )
    .option(
      "-o, --output <file>",
      "the file to write, *.html, *.md, *.csv, *.tex or *.json, replaced where it exists",
      fileOf(reportForms),
    )
    .option("--charts <folder>", "write the charts there, as SVG")
    .addOption(
      new Option("--metric <metric>", "what rows are compared by, on the pictures held out")
        .choices(["top1", "top5", "loss"])
        .default("top1"),
    )
    .addOption(
      new Option("--epoch <epoch>", "after which epoch; the best is chosen by the same pictures")
        .choices(["last", "best"])
        .default("last"),
    )
    .option(
      "--tell <difference>",
      "how many more seeds would tell this difference, in percent points or of the loss; by default the one that was found",
      positiveNumber,
    )
    .option(
      "--classes <row>",
      "compare this row, or variant, with its baseline class by class; *.csv and *.tex then have a row for each class",
    )
    .option("--benchmark", "measure how long the networks take, too")
    .addOption(engineOption("what measures them"))
    .option("--threads <count>", "native threads of the engine, where it measures", wholeNumber)
    .addOption(
      new Option("--theme <theme>", "colours of a page; system follows the reader's").choices([
        "light",
        "dark",
        "system",
      ]),
    )
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft sweep report runs/placement": "the table",
        "netgraft sweep report runs/placement -o placement.html": "a page with charts",
        "netgraft sweep report runs/placement --classes standard": "which classes gain, and which lose",
        "netgraft sweep report runs/placement -o placement.tex --charts figures": "for a paper",
      }),
    )
    .action(async (folder: string, options: ReportCommandOptions) => {
      const { printReport } = await import("./print-report.js");
      await printReport(context, folder, options);
    });
  sweep
    .command("export")
    .summary("print all cells of a sweep as one table")
    .description(
      "Prints a row for each cell of a sweep, for pandas or a spreadsheet: its variant, settings, seed, state, and what it has come to.",
    )
    .argument("<folder>", "the folder of a sweep")
    .option("--epochs", "a row for each epoch of each cell")
    .option("-o, --output <file>", "the file to write, *.csv or *.json, replaced where it exists", fileOf(exportForms))
    .option("--json", "print JSON in place of CSV")
    .addHelpText(
      "after",
      examples({ "netgraft sweep export runs/placement -o placement.csv": 'pandas.read_csv("placement.csv")' }),
    )
    .action(async (folder: string, options: SweepExportOptions) => {
      const { printExport } = await import("./print-report.js");
      await printExport(context, folder, options);
    });
}

/** Reads the name of a file by its ending. */
function fileOf(forms: readonly string[]): (text: string) => string {
  return (text) => {
    if (forms.some((form) => text.toLowerCase().endsWith(`.${form}`))) return text;
    throw new InvalidArgumentError(`Expected a file that ends in ${forms.map((form) => `.${form}`).join(" or ")}.`);
  };
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError("Expected a number above 0.");
}
