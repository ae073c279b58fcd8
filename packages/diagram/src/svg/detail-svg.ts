import { layoutFlow } from "../layout/layout-flow.js";
import type { Detail } from "../model/network-diagram.js";
import { flowSvg } from "./flow-svg.js";
import { detailBadge } from "./overview-row.js";
import { ink } from "./palette.js";
import { moved, type Picture } from "./picture.js";
import { text } from "./text.js";
import { textWidth } from "../layout/text-width.js";

const head = 46;

/** The structure of one kind of block below its title. */
export async function detailSvg({ letter, title, path, count, flow }: Detail): Promise<Picture> {
  const placed = await layoutFlow(flow);
  const note = count === 1 ? path : `${count} blocks; sizes of ${path}`;
  const width = Math.max(
    placed.width,
    textWidth(title, { size: 13, bold: true }) + 26,
    textWidth(note, { size: 10.5 }) + 24,
  );
  const picture = { width: placed.width, height: placed.height, content: flowSvg(placed) };
  return {
    width,
    height: head + placed.height,
    content: [
      detailBadge(letter, 0, 10),
      text(title, { x: 24, y: 14.5, size: 13, bold: true }),
      text(note, { x: 24, y: 29, size: 10.5, fill: ink.faint }),
      moved(picture, 0, head),
    ].join(""),
  };
}
