import type { BarPanel } from "@netgraft/diagram";
import type { ExplainedAttachment, Explanation } from "./explanation.js";

/** Bars of what each attachment adds, block by block, as an SVG: parameters with the formula's value marked, and MACs. */
export async function explanationChart(explanations: readonly Explanation[]): Promise<string> {
  // Loaded when something is drawn.
  const { barChartSvg } = await import("@netgraft/diagram");
  const panels = explanations.flatMap((explanation) => [
    panelOf(explanation, "parameters", ({ parameters, terms }) => ({
      value: parameters,
      ...(terms && { mark: terms.formula }),
    })),
    panelOf(explanation, "MACs", ({ macs }) => ({ value: macs })),
  ]);
  return barChartSvg({
    title: "What attachments add, block by block",
    panels,
    mark: "2/r·C_s², the article's formula",
  });
}

function panelOf(
  { name, stages, total }: Explanation,
  unit: "parameters" | "MACs",
  of: (attachment: ExplainedAttachment) => Omit<BarPanel["groups"][number]["bars"][number], "label">,
): BarPanel {
  return {
    title: name,
    unit,
    total: unit === "MACs" ? total.macs : total.parameters,
    groups: stages.map((stage) => ({
      label: stage.stage,
      total: unit === "MACs" ? stage.macs : stage.parameters,
      bars: stage.attachments.map((attachment) => ({ label: attachment.block, ...of(attachment) })),
    })),
  };
}
