import { z } from "#zod";
import { elementsPerExample, withSize } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { matrixAlong } from "../product/matrix-along.js";
import { exactly } from "../rules/arity.js";
import { type AxisSizes, axisSizesSchema } from "../rules/axes.js";

export type ResizeAttributes = {
  /** The axes that are resized, and the size of each afterwards. */
  readonly sizes: AxisSizes;
  /** Along two axes, bilinear or bicubic. */
  readonly mode: "linear" | "cubic";
  /** Whether the first and the last elements stay where they are, rather than the borders of the outermost pixels. */
  readonly alignCorners: boolean;
};

/** Keys' cubic with the slope of PyTorch, −0.75 (Keys 1981 has −0.5). */
const slope = -0.75;

/**
 * Elements between the elements along axes (PyTorch's `interpolate`, modes `bilinear` and `bicubic`, without its
 * `antialias`; a shrunken map is sampled, not averaged).
 */
export const resize: Operation<ResizeAttributes> = {
  kind: "resize",
  attributes: z.strictObject({
    sizes: axisSizesSchema,
    mode: z.enum(["linear", "cubic"]),
    alignCorners: z.boolean(),
  }),
  infer(inputs, { sizes }) {
    const [x] = exactly(1, inputs);
    for (const { axis } of sizes) sizeOf(x, axis);
    return [{ dtype: x.dtype, axes: sizes.reduce((all, { axis, size }) => withSize(all, axis, size), x.axes) }];
  },
  cost: (_inputs, [y]) => elementwise("resize", elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs, { sizes, mode, alignCorners }) {
    const [x] = exactly(1, inputs);
    return [
      sizes.reduce((value, { axis, size }) => {
        const length = sizeOf(value, axis);
        if (length === size) return value;
        const columns = Array.from({ length: size }, (_, to) => {
          const place = alignCorners
            ? to * (size === 1 ? 0 : (length - 1) / (size - 1))
            : (to + 0.5) * (length / size) - 0.5;
          return mode === "linear" ? linear(Math.max(0, place), length) : cubic(place, length);
        });
        return matrixAlong(b, value, axis, size, (from, to) => columns[to]?.[from] ?? 0);
      }, x),
    ];
  },
};

/** How much each of `length` elements counts at a place between them. */
function linear(place: number, length: number): readonly number[] {
  const below = Math.min(Math.floor(place), length - 1);
  return weights(length, [
    [below, 1 - (place - below)],
    [below + 1, place - below],
  ]);
}

function cubic(place: number, length: number): readonly number[] {
  const below = Math.floor(place);
  return weights(
    length,
    [-1, 0, 1, 2].map((step) => [below + step, kernel(Math.abs(place - below - step))]),
  );
}

/** Keys' kernel at a distance below 2. */
function kernel(distance: number): number {
  if (distance <= 1) return ((slope + 2) * distance - (slope + 3)) * distance * distance + 1;
  return ((slope * distance - 5 * slope) * distance + 8 * slope) * distance - 4 * slope;
}

/** Weights by element; what lies beyond an end counts for the element there. */
function weights(length: number, parts: readonly (readonly [place: number, weight: number])[]): readonly number[] {
  const all = Array.from({ length }, () => 0);
  for (const [place, weight] of parts) {
    const inside = Math.min(Math.max(place, 0), length - 1);
    all[inside] = (all[inside] ?? 0) + weight;
  }
  return all;
}
