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
import type { DrawingOptions } from "./drawing-options.js";
import { framed, sheetMargin as margin, sheetOf } from "./sheet.js";
import { text } from "./text.js";
import { textWidth, wrapText } from "../layout/text-width.js";

/** A network on one page as SVG: its blocks by stage, the structure of each kind, what is attached and what it costs. */
export async function networkSvg(diagram: NetworkDiagram, options: DrawingOptions = {}): Promise<string> {
  const { theme, blocks } = options;
  const overview = overviewSvg(networkOverview(diagram));
  const details: Picture[] = [];
  for (const detail of diagram.details)
    if (blocks?.includes(detail.letter) !== false) details.push(await detailSvg(detail));
  const sheet = sheetOf(overview, details, options);
  if (blocks !== undefined) return svgDocument(framed(sheet), diagram.name, theme);
  const width = Math.max(
    sheet.width,
    textWidth(diagram.name, { size: 17, bold: true }),
    textWidth(totals(diagram), { size: 11.5 }),
  );
  const legend = legendOf(diagram, width);
  const top = margin + 52;
  const bottom = top + sheet.height + 16;
  const size = { width: width + 2 * margin, height: bottom + legend.height + margin };
  const content = [
    text(diagram.name, { x: margin, y: margin + 14, size: 17, bold: true }),
    text(totals(diagram), { x: margin, y: margin + 32, size: 11.5, fill: ink.faint }),
    moved(sheet, margin, top),
    moved(legend, margin, bottom),
  ].join("");
  return svgDocument({ ...size, content }, diagram.name, theme);
}

function totals({ parameters, macs }: NetworkDiagram): string {
  return `${formatCounted(parameters, "parameter")}, ${formatShort(macs)} multiply-accumulates for one picture`;
}

/** What each rule has attached, with all its options. */
function legendOf(diagram: NetworkDiagram, width: number): Picture {
  const parts: string[] = [];
  let y = 0;
  for (const rule of diagram.rules) {
    parts.push(element("circle", { cx: 5, cy: y + 12, r: 4, fill: shapePaints.site.stroke }));
    for (const line of wrapText(ruleTitle(rule, diagram), width - 16, { size: 11.5, bold: true })) {
      y += 16;
      parts.push(text(line, { x: 16, y, size: 11.5, bold: true }));
    }
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
