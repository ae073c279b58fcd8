import { layoutFlow } from "../layout/layout-flow.js";
import type { Flow } from "../model/flow.js";
import { element, escaped } from "../svg/element.js";
import { flowSvg } from "../svg/flow-svg.js";
import { svgDocument } from "../svg/picture.js";

/** A flow as a figure of a page. */
export async function flowFigure(flow: Flow, title: string, caption?: string): Promise<string> {
  const placed = await layoutFlow(flow);
  return element(
    "figure",
    {},
    ...(caption === undefined ? [] : [element("figcaption", {}, escaped(caption))]),
    svgDocument({ ...placed, content: flowSvg(placed) }, title),
  );
}
