import { disc, type Distance, type Point, polygon, without } from "./distance.js";

/** The shapes by name, each inside of the unit circle, upright, y downwards; a dataset of n classes has the first n. */
export const outlines: Readonly<Record<string, Distance>> = {
  circle: disc(1),
  square: polygon(regular(4, Math.PI / 4)),
  triangle: polygon(regular(3)),
  star: polygon(star()),
  cross: polygon(cross()),
  ring: without(disc(1), disc(0.55)),
  crescent: without(disc(1), disc(0.85, [0.5, 0])),
  heart: polygon(heart()),
  arrow: polygon(arrow()),
  pentagon: polygon(regular(5)),
};

export const shapeNames: readonly string[] = Object.keys(outlines);

/** @param name one of `shapeNames` */
export function outlineOf(name: string): Distance {
  const outline = outlines[name];
  if (outline === undefined) throw new RangeError(`there is no shape ${name}`);
  return outline;
}

/** The corners of a regular polygon, the first one at the top, turned by an angle. */
function regular(count: number, turn = 0): readonly Point[] {
  return Array.from({ length: count }, (_, corner) => onCircle(1, (corner / count) * 2 * Math.PI + turn));
}

function star(): readonly Point[] {
  return Array.from({ length: 10 }, (_, corner) => onCircle(corner % 2 === 0 ? 1 : 0.42, (corner / 10) * 2 * Math.PI));
}

function onCircle(radius: number, angle: number): Point {
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

function cross(): readonly Point[] {
  const [end, side] = [0.94, 0.32];
  const arm: readonly Point[] = [
    [-side, -end],
    [side, -end],
    [side, -side],
  ];
  // The same arm, turned by a quarter each time.
  return [0, 1, 2, 3].flatMap((turn) => arm.map((corner) => turned(corner, turn)));
}

function turned([x, y]: Point, quarters: number): Point {
  return quarters === 0 ? [x, y] : turned([-y, x], quarters - 1);
}

/** The curve x = 16 sin³t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t, reduced to the unit circle. */
function heart(): readonly Point[] {
  return Array.from({ length: 40 }, (_, corner) => {
    const t = (corner / 40) * 2 * Math.PI;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
    return [(16 * Math.sin(t) ** 3) / 17, -y / 17];
  });
}

function arrow(): readonly Point[] {
  return [
    [0, -1],
    [0.72, -0.1],
    [0.26, -0.1],
    [0.26, 0.95],
    [-0.26, 0.95],
    [-0.26, -0.1],
    [-0.72, -0.1],
  ];
}
