/** How far a point is from the outline of a shape: negative inside, positive outside. */
export type Distance = (x: number, y: number) => number;

/** A corner of a polygon. */
export type Point = readonly [x: number, y: number];

/** A disc. */
export function disc(radius: number, [left, top]: Point = [0, 0]): Distance {
  return (x, y) => Math.hypot(x - left, y - top) - radius;
}

/** A line from one point to another, of a width, with round ends. */
export function stroke([ax, ay]: Point, [bx, by]: Point, width: number): Distance {
  return (x, y) => Math.sqrt(squareToSegment(x, y, ax, ay, bx, by)) - width / 2;
}

/** What is inside of a polygon, which may be concave. */
export function polygon(corners: readonly Point[]): Distance {
  // Two plain arrays: this runs for each pixel and must not allocate.
  const xs = Float64Array.from(corners, ([x]) => x);
  const ys = Float64Array.from(corners, ([, y]) => y);
  return (x, y) => {
    let square = Infinity;
    let isInside = false;
    let px = xs.at(-1) ?? 0;
    let py = ys.at(-1) ?? 0;
    for (let corner = 0; corner < xs.length; corner += 1) {
      const cx = xs[corner] ?? 0;
      const cy = ys[corner] ?? 0;
      square = Math.min(square, squareToSegment(x, y, px, py, cx, cy));
      // A ray to the right crosses the edge.
      if (cy > y !== py > y && x < ((px - cx) * (y - cy)) / (py - cy) + cx) isInside = !isInside;
      px = cx;
      py = cy;
    }
    return isInside ? -Math.sqrt(square) : Math.sqrt(square);
  };
}

/** What is in one shape and not in another. */
export function without(shape: Distance, cut: Distance): Distance {
  return (x, y) => Math.max(shape(x, y), -cut(x, y));
}

function squareToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  const right = x - ax - along * dx;
  const down = y - ay - along * dy;
  return right * right + down * down;
}
