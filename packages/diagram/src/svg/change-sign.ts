import { changeSigns } from "../model/change-signs.js";
import type { Change } from "../model/flow.js";
import { changePaints } from "./palette.js";
import { text } from "./text.js";

/** The sign of a change, around a point. */
export function changeSign(change: Change, x: number, y: number): string {
  const { stroke } = changePaints[change];
  return text(changeSigns[change], { x, y: y + 5, size: 15, bold: true, anchor: "middle", fill: stroke });
}
