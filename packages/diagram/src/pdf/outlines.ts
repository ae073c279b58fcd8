import type { Point } from "../layout/placed-flow.js";
import type { SvgShape } from "./svg-shapes.js";

/** How far the handles of a quarter of a circle reach, for a radius of 1: off by 0.03 % at most. */
const quarter = 0.5523;

/** The outline of a shape as operators of PDF, in the pixels of its drawing. */
export function outlineOf({ name, attributes, origin }: SvgShape): string {
  const read = (key: string): number => Number(attributes.get(key) ?? 0);
  switch (name) {
    case "rect": {
      const [width, height] = [read("width"), read("height")];
      const corner = { x: origin.x + read("x"), y: origin.y + read("y") };
      const radius = Math.min(read("rx"), width / 2, height / 2);
      return radius === 0
        ? `${point(corner)} ${decimal(width)} ${decimal(height)} re`
        : roundedBox(corner, width, height, radius);
    }
    case "circle": {
      const r = read("r");
      return roundedBox({ x: origin.x + read("cx") - r, y: origin.y + read("cy") - r }, 2 * r, 2 * r, r);
    }
    default:
      return pathOutline(attributes.get("d") ?? "", origin);
  }
}

function roundedBox({ x, y }: Point, width: number, height: number, radius: number): string {
  const [right, bottom, handle] = [x + width, y + height, radius * (1 - quarter)];
  const curve = (...points: readonly (readonly [number, number])[]): string =>
    `${points.map(([px, py]) => point({ x: px, y: py })).join(" ")} c`;
  return [
    `${point({ x: x + radius, y })} m`,
    `${point({ x: right - radius, y })} l`,
    curve([right - handle, y], [right, y + handle], [right, y + radius]),
    `${point({ x: right, y: bottom - radius })} l`,
    curve([right, bottom - handle], [right - handle, bottom], [right - radius, bottom]),
    `${point({ x: x + radius, y: bottom })} l`,
    curve([x + handle, bottom], [x, bottom - handle], [x, bottom - radius]),
    `${point({ x, y: y + radius })} l`,
    curve([x, y + handle], [x + handle, y], [x + radius, y]),
    "h",
  ].join(" ");
}

/** @throws TypeError for a command that no path of ours has */
function pathOutline(d: string, origin: Point): string {
  const written: string[] = [];
  let at = origin;
  const pairs = (numbers: readonly number[]): readonly Point[] =>
    Array.from({ length: numbers.length / 2 }, (_, index) => ({
      x: origin.x + (numbers[2 * index] ?? 0),
      y: origin.y + (numbers[2 * index + 1] ?? 0),
    }));
  const lineTo = (end: Point, operator = "l"): void => {
    written.push(`${point(end)} ${operator}`);
    at = end;
  };
  for (const [, command = "", rest = ""] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (rest.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const [first = 0] = numbers;
    switch (command) {
      case "M":
        for (const [index, end] of pairs(numbers).entries()) lineTo(end, index === 0 ? "m" : "l");
        break;
      case "L":
        for (const end of pairs(numbers)) lineTo(end);
        break;
      case "H":
        lineTo({ ...at, x: origin.x + first });
        break;
      case "h":
        lineTo({ ...at, x: at.x + first });
        break;
      case "Q": {
        const [handle = at, end = at] = pairs(numbers);
        // A quadratic curve is a cubic one whose handles are two thirds of the way to its own.
        const towards = (from: Point): Point => ({
          x: from.x + ((handle.x - from.x) * 2) / 3,
          y: from.y + ((handle.y - from.y) * 2) / 3,
        });
        written.push(`${point(towards(at))} ${point(towards(end))} ${point(end)} c`);
        at = end;
        break;
      }
      case "Z":
        written.push("h");
        break;
      default:
        throw new TypeError(`a drawing has a path with ${command}, which is not known`);
    }
  }
  return written.join(" ");
}

function point({ x, y }: Point): string {
  return `${decimal(x)} ${decimal(y)}`;
}

/** A number as PDF writes it: without an exponent, to a thousandth. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}
