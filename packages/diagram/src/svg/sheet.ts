import type { DrawingOptions } from "./drawing-options.js";
import { moved, type Picture } from "./picture.js";
import { inShelves } from "./shelves.js";
import { widest } from "../layout/text-width.js";

/** Around a drawing, and between its parts, in pixels. */
export const sheetMargin = 20;
const gap = 44;

/** A picture with the margin of a drawing around it. */
export function framed(picture: Picture): Picture {
  return {
    width: picture.width + 2 * sheetMargin,
    height: picture.height + 2 * sheetMargin,
    content: moved(picture, sheetMargin, sheetMargin),
  };
}

/** A network with the details of its blocks beside it, or below it where the width is too small; or the details alone. */
export function sheetOf(overview: Picture, details: readonly Picture[], { width, blocks }: DrawingOptions): Picture {
  const room = width === undefined ? undefined : width - 2 * sheetMargin;
  if (blocks !== undefined) return inShelves(details, { gap, height: 0, ...(room !== undefined && { width: room }) });
  if (details.length === 0) return overview;
  const widestDetail = widest(details.map((detail) => detail.width));
  const beside = room === undefined ? undefined : room - overview.width - gap;
  if (room !== undefined && beside !== undefined && beside < widestDetail) {
    const below = inShelves(details, { gap, height: 0, width: room });
    const y = overview.height + gap;
    return {
      width: Math.max(overview.width, below.width),
      height: y + below.height,
      content: moved(overview, 0, 0) + moved(below, 0, y),
    };
  }
  const sheet = inShelves(details, { gap, height: overview.height, ...(beside !== undefined && { width: beside }) });
  return {
    width: overview.width + gap + sheet.width,
    height: Math.max(overview.height, sheet.height),
    content: moved(overview, 0, 0) + moved(sheet, overview.width + gap, 0),
  };
}
