import type { Point } from "../layout/placed-flow.js";
import { element, rounded } from "./element.js";
import { ink } from "./palette.js";

const corner = 5;
const head = { length: 7, width: 3 };

/** A line along points, its corners rounded, that ends in an arrow head. */
export function arrow(
  points: readonly Point[],
  line: { readonly stroke?: string; readonly width?: number } = {},
): string {
  const { stroke = ink.line, width = 1.1 } = line;
  const [end, before] = [points.at(-1), points.at(-2)];
  if (end === undefined || before === undefined) return "";
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [ux, uy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const base = { x: end.x - ux * head.length, y: end.y - uy * head.length };
  const sides = [1, -1].map((side) => at({ x: base.x - side * uy * head.width, y: base.y + side * ux * head.width }));
  const d = roundedPath([...points.slice(0, -1), base]);
  return (
    element("path", { d, fill: "none", stroke, "stroke-width": width }) +
    element("path", { d: `M${at(end)}L${sides.join("L")}Z`, fill: stroke })
  );
}

function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [from, to] = [points[index - 1], points[index + 1]];
      if (from === undefined) return `M${at(point)}`;
      if (to === undefined) return `L${at(point)}`;
      const [start, stop] = [towards(point, from), towards(point, to)];
      return `L${at(start)}Q${at(point)} ${at(stop)}`;
    })
    .join("");
}

/** The point on the way to another where a corner's rounding starts. */
function towards(point: Point, other: Point): Point {
  const length = Math.hypot(other.x - point.x, other.y - point.y) || 1;
  const part = Math.min(corner, length / 2) / length;
  return { x: point.x + (other.x - point.x) * part, y: point.y + (other.y - point.y) * part };
}

function at({ x, y }: Point): string {
  return `${rounded(x)},${rounded(y)}`;
}
