import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { withSize } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";
import { gathered } from "./gather.js";

export type FlipAttributes = {
  readonly axis: string;
};

/** The elements along one axis from the last to the first. */
export const flip: Operation<FlipAttributes> = {
  kind: "flip",
  attributes: z.strictObject({ axis: z.string() }),
  infer(inputs, { axis }) {
    const [{ dtype, axes }] = exactly(1, inputs);
    return [{ dtype, axes: withSize(axes, axis, sizeOf({ dtype, axes }, axis)) }];
  },
  decompose(b, inputs, { axis }) {
    const [x] = exactly(1, inputs);
    return [gathered(b, x, axis, [...Array(sizeOf(x, axis)).keys()].toReversed())];
  },
};

export type RollAttributes = {
  readonly axis: string;
  /** By how many positions elements move towards the end; negative, towards the start. */
  readonly shift: number;
};

/** The elements moved along one axis, those that leave at one end entering at the other (PyTorch's `roll`). */
export const roll: Operation<RollAttributes> = {
  kind: "roll",
  attributes: z.strictObject({ axis: z.string(), shift: z.int() }),
  infer(inputs, { axis }) {
    const [{ dtype, axes }] = exactly(1, inputs);
    return [{ dtype, axes: withSize(axes, axis, sizeOf({ dtype, axes }, axis)) }];
  },
  decompose(b, inputs, { axis, shift }) {
    const [x] = exactly(1, inputs);
    const size = sizeOf(x, axis);
    const start = ((-shift % size) + size) % size;
    if (start === 0) return [x];
    return [b.concat([b.slice(x, axis, { start }), b.slice(x, axis, { end: start })], axis)];
  },
};

export type TileAttributes = {
  readonly axis: string;
  readonly count: number;
};

/** The whole axis so many times, one after the other (PyTorch's `tile`). */
export const tile: Operation<TileAttributes> = {
  kind: "tile",
  attributes: z.strictObject({ axis: z.string(), count: z.int().positive() }),
  infer(inputs, { axis, count }) {
    const [x] = exactly(1, inputs);
    return [{ dtype: x.dtype, axes: withSize(x.axes, axis, sizeOf(x, axis) * count) }];
  },
  decompose(b, inputs, { axis, count }) {
    const [x] = exactly(1, inputs);
    return [
      count === 1
        ? x
        : b.concat(
            Array.from({ length: count }, () => x),
            axis,
          ),
    ];
  },
};

export type ReflectPadAttributes = {
  readonly axis: string;
  readonly before: number;
  readonly after: number;
};

/** Lengthens one axis on either side with what lies inside, mirrored at the outermost element (PyTorch's padding mode `reflect`). */
export const reflectPad: Operation<ReflectPadAttributes> = {
  kind: "reflectPad",
  attributes: z.strictObject({
    axis: z.string(),
    before: z.int().nonnegative(),
    after: z.int().nonnegative(),
  }),
  infer(inputs, { axis, before, after }) {
    const [x] = exactly(1, inputs);
    const size = sizeOf(x, axis);
    if (Math.max(before, after) >= size)
      throw new ShapeError({
        message: `axis "${axis}" is too short to be mirrored so far`,
        expected: `at most ${size - 1} on either side`,
        found: `${before} before, ${after} after`,
      });
    return [{ dtype: x.dtype, axes: withSize(x.axes, axis, size + before + after) }];
  },
  decompose(b, inputs, { axis, before, after }) {
    const [x] = exactly(1, inputs);
    const last = sizeOf(x, axis) - 1;
    const indices = Array.from({ length: before + last + 1 + after }, (_, place) => {
      const inside = Math.abs(place - before);
      return inside > last ? 2 * last - inside : inside;
    });
    return [gathered(b, x, axis, indices)];
  },
};
