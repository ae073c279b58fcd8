import type { Box } from "../layout/placed-flow.js";
import { changeSign } from "./change-sign.js";
import { element } from "./element.js";
import { rectangle } from "./flow-svg.js";
import type { Chip, OverviewRow } from "./overview.js";
import { attachmentPaint, changePaints, ink, type Paint, shapePaints } from "./palette.js";
import { text } from "./text.js";
import { textWidth } from "../layout/text-width.js";

const size = 12;
const badge = 16;
const gap = 8;

/** The width that a row's box needs. */
export function rowWidth({ label, count, detail, chips }: OverviewRow): number {
  const badgeWidth = detail === undefined ? 0 : badge + gap;
  const chipWidths = chips.reduce((sum, chip) => sum + chipWidth(chip) + gap, 0);
  return 30 + badgeWidth + textWidth(label, { size }) + textWidth(times(count), { size, bold: true }) + chipWidths;
}

/** The box of a row: its detail's letter, what it is, how often, and at the right what is attached. */
export function rowBox(row: OverviewRow, box: Box): string {
  const { label, count, detail, chips, change } = row;
  const y = box.y + box.height / 2;
  const parts = [rectangle(box, change === undefined ? paintOf(row) : changePaints[change], 3)];
  let x = box.x + 10;
  if (change !== undefined) parts.push(changeSign(change, box.x - 12, y));
  if (detail !== undefined) {
    parts.push(detailBadge(detail, x, y));
    x += badge + gap;
  }
  parts.push(text(label, { x, y: y + 4.2, size }));
  x += textWidth(label, { size }) + 6;
  parts.push(text(times(count), { x, y: y + 4.2, size, bold: true }));
  let right = box.x + box.width - 6;
  for (const chip of chips.toReversed()) {
    right -= chipWidth(chip);
    parts.push(chipSvg(chip, right, y));
    right -= gap;
  }
  return parts.join("");
}

function chipSvg(chip: Chip, x: number, y: number): string {
  const paint = chip.change === undefined ? attachmentPaint : changePaints[chip.change];
  const dot = element("circle", { cx: x + 10, cy: y, r: 3.5, fill: shapePaints.site.stroke });
  return [
    rectangle({ x, y: y - 9, width: chipWidth(chip), height: 18 }, { ...paint, width: 1.2 }, 9),
    chip.change === undefined ? dot : changeSign(chip.change, x + 10, y),
    text(chip.label, { x: x + 18, y: y + 3.8, size: 11 }),
  ].join("");
}

/** The letter of a detail on a dark square. */
export function detailBadge(letter: string, x: number, y: number): string {
  const box = { x, y: y - badge / 2, width: badge, height: badge };
  return (
    rectangle(box, { fill: ink.text, stroke: "none" }, 3) +
    text(letter, { x: x + badge / 2, y: y + 4.2, size: 11.5, bold: true, anchor: "middle", fill: ink.paper })
  );
}

function times(count: number): string {
  return count === 1 ? "" : `× ${count}`;
}

function chipWidth({ label }: Chip): number {
  return textWidth(label, { size: 11 }) + 27;
}

function paintOf({ label, detail }: OverviewRow): Paint {
  if (detail !== undefined) return { fill: ink.paper, stroke: ink.line, width: 1.2 };
  if (/^(?:conv|depthwise|FC)\b/.test(label)) return shapePaints.layer;
  return label.includes("pool") ? shapePaints.pool : shapePaints.step;
}
