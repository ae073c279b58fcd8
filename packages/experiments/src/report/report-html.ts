import { classTable } from "./class-table.js";
import { reportCharts } from "./report-charts.js";
import { reportFacts, reportTable } from "./report-table.js";
import type { SweepReport } from "./sweep-report.js";

/** How the page of a report is set. */
export interface ReportPageOptions {
  /** Default: as the reader's system has it. */
  readonly theme?: "light" | "dark" | "system";
}

const reading = [
  "A row is better or worse where the 95 % interval of its difference does not hold 0, and p is below 0.05 by Holm's rule; else it cannot be told. That is not the same as no difference: the interval says how large one may be.",
  "The interval holds for what changes from seed to seed: first weights, order of pictures, augmentation. It says nothing of other pictures, or of another recipe.",
  "The bootstrap assumes no form of distribution; of five seeds it is narrower than it should be.",
];

/** A report as a page of its own, which asks the network for nothing: table and charts. */
export async function reportHtml(report: SweepReport, options: ReportPageOptions = {}): Promise<string> {
  const { chartHtml } = await import("@netgraft/diagram");
  const { differences, classes, costs, curves } = await reportCharts(report);
  const [about = "", ...facts] = reportFacts(report);
  return chartHtml(
    {
      title: report.name,
      facts: [about],
      sections: [
        { title: "What the seeds tell", words: facts, table: reportTable(report) },
        ...(differences === undefined ? [] : [{ title: `Differences to ${report.baseline}`, chart: differences }]),
        ...(report.classes === undefined || classes === undefined
          ? []
          : [
              {
                title: `Class by class: ${report.classes.row} beside ${report.classes.baseline}`,
                chart: classes,
                table: classTable(report.classes),
              },
            ]),
        ...(costs === undefined ? [] : [{ title: "Against what it costs", chart: costs }]),
        ...(curves === undefined ? [] : [{ title: "Over epochs", chart: curves }]),
        { title: "How to read this", words: reading },
      ],
    },
    options,
  );
}
