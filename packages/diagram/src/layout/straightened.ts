import type { PlacedEdge, Point } from "./placed-flow.js";

/** What is moved to be straight, in pixels at most. */
const limit = 12;

/** An edge's way and the place of its label. */
type Way = Pick<PlacedEdge, "points" | "labelBox">;

/**
 * A way down with no more than a small bend, as a straight line with its label beside it; a box is entered and left anywhere
 * along its side.
 */
export function straightened(way: Way, fixed: { readonly start: boolean; readonly end: boolean }): Way {
  const { points, labelBox } = way;
  const [start, end] = [points[0], points.at(-1)];
  if (start === undefined || end === undefined || (fixed.start && fixed.end)) return way;
  // What comes in from a side keeps its bend.
  if (Math.abs((points.at(-2) ?? end).y - end.y) < 0.5) return way;
  const isAside = (point: Point): boolean => Math.abs(point.x - end.x) > limit;
  if (points.some(isAside) || end.y <= start.y) return way;
  const x = fixed.start ? start.x : end.x;
  const before = labelBox === undefined ? x : columnAt(points, labelBox.y + labelBox.height / 2);
  return {
    points: [
      { x, y: start.y },
      { x, y: end.y },
    ],
    ...(labelBox && { labelBox: { ...labelBox, x: labelBox.x + x - before } }),
  };
}

/** Where a way is at a height. */
function columnAt(points: readonly Point[], y: number): number {
  const below = points.find((point) => point.y >= y);
  return (below ?? points.at(-1))?.x ?? 0;
}
