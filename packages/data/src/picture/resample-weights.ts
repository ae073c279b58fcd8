import type { Window } from "./centre-window.js";

/** How a pixel is computed from those around it. */
export interface Filter {
  /** How far it reaches, in pixels of the picture where that is not made smaller. */
  readonly support: number;
  /** The weight of a pixel at that distance. */
  weight(distance: number): number;
}

export const bilinear: Filter = {
  support: 1,
  weight: (distance) => Math.max(0, 1 - Math.abs(distance)),
};

/** Keys 1981 with a = -1/2, as Pillow has it. */
export const bicubic: Filter = {
  support: 2,
  weight(distance) {
    const a = -0.5;
    const x = Math.abs(distance);
    if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
  },
};

/** Bits after the point in the weights: Pillow's, for pictures of 8 bits. */
export const weightBits = 22;

/** Along one side, what each pixel of the result is made of: the first pixel, and the weights from there on. */
export interface ResampleWeights {
  readonly first: Int32Array;
  readonly counts: Int32Array;
  /** `stride` weights for each pixel of the result, as integers of `weightBits` bits after the point. */
  readonly weights: Int32Array;
  readonly stride: number;
}

/**
 * The weights of a resize from `from` to `to` pixels, for a part of the result. Where it makes smaller, the filter is
 * widened (antialiasing).
 */
export function resampleWeights(from: number, to: number, { start, count }: Window, filter: Filter): ResampleWeights {
  const scale = from / to;
  const widening = Math.max(1, scale);
  const reach = filter.support * widening;
  const stride = Math.ceil(reach) * 2 + 1;
  const first = new Int32Array(count);
  const counts = new Int32Array(count);
  const weights = new Int32Array(count * stride);
  for (let place = 0; place < count; place += 1) {
    const centre = (start + place + 0.5) * scale;
    const begin = Math.max(0, Math.trunc(centre - reach + 0.5));
    const length = Math.min(from, Math.trunc(centre + reach + 0.5)) - begin;
    const inverse = 1 / widening;
    const exact = Array.from({ length }, (_, k) => filter.weight((k + begin - centre + 0.5) * inverse));
    const total = exact.reduce((sum, weight) => sum + weight, 0);
    first[place] = begin;
    counts[place] = length;
    for (const [k, weight] of exact.entries()) weights[place * stride + k] = toFixedPoint(weight / total);
  }
  return { first, counts, weights, stride };
}

function toFixedPoint(weight: number): number {
  return Math.trunc(weight * 2 ** weightBits + (weight < 0 ? -0.5 : 0.5));
}
