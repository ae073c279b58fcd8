import type { Box, PlacedEdge, PlacedFlow } from "../layout/placed-flow.js";
import { lineHeight, noteHeight, siteText, textSizes } from "../layout/sizes.js";
import type { FlowGroup, FlowNode } from "../model/flow.js";
import { arrow } from "./arrow.js";
import { element } from "./element.js";
import { attachmentPaint, changePaints, ink, type Paint, shapePaints } from "./palette.js";
import { text } from "./text.js";

/** A flow that has its places, as elements of SVG from its upper left corner. */
export function flowSvg({ nodes, edges, groups }: PlacedFlow): string {
  return [
    ...groups.map(groupSvg),
    ...edges.map(({ points }) => arrow(points)),
    ...edges.map(edgeLabel),
    ...nodes.map(nodeSvg),
  ].join("");
}

function groupSvg({ change, ...box }: FlowGroup & Box): string {
  return rectangle(box, change === undefined ? attachmentPaint : changePaints[change], 6);
}

function edgeLabel({ label = "", labelBox }: PlacedEdge): string {
  if (labelBox === undefined) return "";
  return text(label, { x: labelBox.x + 3, y: labelBox.y + 10, size: textSizes.edge, fill: ink.faint });
}

function nodeSvg(node: FlowNode & Box): string {
  const { shape, lines, change, ...box } = node;
  const paint = change === undefined ? shapePaints[shape] : changePaints[change];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  switch (shape) {
    case "join":
      return circle(box, paint) + text(lines.join(""), { x, y: y + 5.5, size: 17, anchor: "middle" });
    case "site":
      return circle(box, node.group === undefined ? paint : { ...paint, fill: paint.stroke }) + siteTextSvg(node);
    case "terminal":
      return text(lines.join(" "), { x, y: box.y + 11, size: textSizes.edge, anchor: "middle", fill: ink.faint });
    default:
      return [
        rectangle(box, paint, shape === "step" ? box.height / 2 : 3),
        ...boxText(node).map(({ line, y: baseline, ...style }) =>
          text(line, { x, y: y + baseline, anchor: "middle", ...style }),
        ),
      ].join("");
  }
}

/** The lines of a box and its notes, with their baselines from its middle on. */
function boxText({
  lines,
  notes = [],
}: FlowNode): readonly { readonly line: string; readonly y: number; readonly size: number; readonly fill?: string }[] {
  const top = -(lines.length * lineHeight + notes.length * noteHeight) / 2;
  return [
    ...lines.map((line, index) => ({ line, y: top + 11.7 + lineHeight * index, size: textSizes.node })),
    ...notes.map((line, index) => ({
      line,
      y: top + lineHeight * lines.length + 10 + noteHeight * index,
      size: textSizes.note,
      fill: ink.faint,
    })),
  ];
}

/** What and where an attachment is, or the name of a free site. */
function siteTextSvg(node: FlowNode & Box): string {
  const lines = siteText(node);
  const y = node.y + node.height / 2 + 4 - 7 * (lines.length - 1);
  return lines
    .map(({ line, y: below, ...style }, index) =>
      text(line, {
        x: node.x + node.width + 6,
        y: y + below,
        ...style,
        italic: node.group === undefined,
        ...(index > 0 && { fill: ink.faint }),
      }),
    )
    .join("");
}

function circle({ x, y, width }: Box, { fill, stroke, width: line = 1 }: Paint): string {
  const r = width / 2;
  return element("circle", { cx: x + r, cy: y + r, r, fill, stroke, "stroke-width": line });
}

/** A rectangle with rounded corners. */
export function rectangle(
  { x, y, width, height }: Box,
  { fill, stroke, width: line = 1, dash }: Paint,
  rx: number,
): string {
  return element("rect", { x, y, width, height, rx, fill, stroke, "stroke-width": line, "stroke-dasharray": dash });
}
