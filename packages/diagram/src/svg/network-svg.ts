import type { NetworkDiagram, Rule } from "../model/network-diagram.js";
import { attachedName } from "../model/attached-name.js";
import { optionsLabel } from "../pass/options-label.js";
import { detailSvg } from "./detail-svg.js";
import { element } from "./element.js";
import { formatAdded, formatCounted, formatShort } from "./numbers.js";
import { networkOverview } from "./overview.js";
import { overviewSvg } from "./overview-svg.js";
import { ink, shapePaints } from "./palette.js";
import { moved, type Picture, svgDocument } from "./picture.js";
import { inShelves } from "./shelves.js";
import { text } from "./text.js";
import { wrapText } from "../layout/text-width.js";

const margin = 20;
const gap = 44;

/** A network on one page as SVG: its blocks by stage, the structure of each kind, what is attached and what it costs. */
export async function networkSvg(diagram: NetworkDiagram): Promise<string> {
  const overview = overviewSvg(networkOverview(diagram));
  const details: Picture[] = [];
  for (const detail of diagram.details) details.push(await detailSvg(detail));
  const sheet = inShelves(details, { gap, height: overview.height });
  const width = overview.width + (sheet.width > 0 ? gap + sheet.width : 0);
  const legend = legendOf(diagram, width);
  const top = margin + 52;
  const bottom = top + Math.max(overview.height, sheet.height) + 16;
  const sheetSize = { width: width + 2 * margin, height: bottom + legend.height + margin };
  const content = [
    text(diagram.name, { x: margin, y: margin + 14, size: 17, bold: true }),
    text(totals(diagram), { x: margin, y: margin + 32, size: 11.5, fill: ink.faint }),
    moved(overview, margin, top),
    moved(sheet, margin + overview.width + gap, top),
    moved(legend, margin, bottom),
  ].join("");
  return svgDocument({ ...sheetSize, content }, diagram.name);
}

function totals({ parameters, macs }: NetworkDiagram): string {
  return `${formatCounted(parameters, "parameter")}, ${formatShort(macs)} multiply-accumulates for one picture`;
}

/** What each rule has attached, with all its options. */
function legendOf(diagram: NetworkDiagram, width: number): Picture {
  const parts: string[] = [];
  let y = 0;
  for (const rule of diagram.rules) {
    y += 16;
    parts.push(element("circle", { cx: 5, cy: y - 4, r: 4, fill: shapePaints.site.stroke }));
    parts.push(text(ruleTitle(rule, diagram), { x: 16, y, size: 11.5, bold: true }));
    for (const line of wrapText(optionsLabel(rule.options), width - 16, { size: 10.5 })) {
      y += 14;
      parts.push(text(line, { x: 16, y, size: 10.5, fill: ink.faint }));
    }
    y += 4;
  }
  return { width, height: y, content: parts.join("") };
}

function ruleTitle(rule: Rule, whole: NetworkDiagram): string {
  const { count, parameters, macs } = rule;
  const costs = [
    `${formatCounted(parameters, "parameter")} (${formatAdded(parameters, whole.parameters)})`,
    `${formatCounted(macs, "MAC")} (${formatAdded(macs, whole.macs)})`,
  ];
  return `${attachedName(rule)}: ${count} ×, ${costs.join(", ")}`;
}
