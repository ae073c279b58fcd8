import { layoutFlow } from "../layout/layout-flow.js";
import { flowSvg } from "../svg/flow-svg.js";
import { moved, svgDocument } from "../svg/picture.js";
import type { BlockSites } from "./draw-sites.js";

const margin = 12;

/**
 * A block with all its sites as SVG.
 * @param standard the site that a rule without `at` means
 */
export async function sitesSvg({ block, flow }: BlockSites, standard: string): Promise<string> {
  const nodes = flow.nodes.map((node) =>
    node.shape === "site" && node.lines[0] === standard ? { ...node, lines: [`${standard} (standard)`] } : node,
  );
  const placed = await layoutFlow({ ...flow, nodes });
  const { width, height } = placed;
  const content = moved({ width, height, content: flowSvg(placed) }, margin, margin);
  return svgDocument(
    { width: width + 2 * margin, height: height + 2 * margin, content },
    `Sites of the block ${block}`,
  );
}
