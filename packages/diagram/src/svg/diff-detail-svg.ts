import { layoutFlow } from "../layout/layout-flow.js";
import type { Flow } from "../model/flow.js";
import type { DiffDetail, NetworkDiff } from "../model/network-diff.js";
import { flowSvg } from "./flow-svg.js";
import { detailBadge } from "./overview-row.js";
import { ink } from "./palette.js";
import { moved, type Picture } from "./picture.js";
import { text } from "./text.js";
import { textWidth } from "../layout/text-width.js";

const head = 62;
const gap = 30;

/** The structure of one kind of block in both networks, side by side; once where it is the same. */
export async function diffDetailSvg(detail: DiffDetail, { before, after }: NetworkDiff): Promise<Picture> {
  const { letter, title, path, count, differs } = detail;
  const shown: readonly (readonly [string, Flow | undefined])[] = differs
    ? [
        [before.name, detail.before],
        [after.name, detail.after],
      ]
    : [["", detail.after]];
  const note = count === 1 ? path : `${count} blocks; sizes of ${path}`;
  const parts = [
    detailBadge(letter, 0, 10),
    text(title, { x: 24, y: 14.5, size: 13, bold: true }),
    text(note, { x: 24, y: 29, size: 10.5, fill: ink.faint }),
  ];
  let [x, height] = [0, 0];
  for (const [name, flow] of shown) {
    if (flow === undefined) continue;
    const placed = await layoutFlow(flow);
    parts.push(text(name, { x, y: head - 12, size: 11.5, bold: true }));
    parts.push(moved({ ...placed, content: flowSvg(placed) }, x, head));
    x += Math.max(placed.width, textWidth(name, { size: 11.5, bold: true })) + gap;
    height = Math.max(height, placed.height);
  }
  return {
    width: Math.max(x - gap, 24 + textWidth(note, { size: 10.5 })),
    height: head + height,
    content: parts.join(""),
  };
}
