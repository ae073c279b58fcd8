import type { Tensor } from "@netgraft/core/graph";

/** How a map of channels becomes one of positions. */
export type ActivationMethod = "gradcam" | "hirescam";

/** Where in a picture something speaks for a class: from 0 to 1, row by row. */
export interface ActivationMap {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/**
 * What channels say for a class, position by position, from 0 to 1: negative sums are left out, and the largest is 1.
 * - `gradcam`: the sum of the maps, each weighted by the mean of its gradient (Selvaraju et al. 2017, arXiv:1610.02391, equations 1 and 2)
 * - `hirescam`: the sum of maps times gradients, element by element (Draelos and Carin 2020, arXiv:2011.08891, equation 3)
 * @param map [1, channel, height, width], and its gradient for the class's logit
 */
export function activationMap(
  map: Tensor<"float32">,
  gradient: Tensor<"float32">,
  method: ActivationMethod,
): ActivationMap {
  const [, channels = 0, height = 0, width = 0] = map.shape;
  const positions = height * width;
  const sums = new Float64Array(positions);
  for (let channel = 0; channel < channels; channel += 1) {
    const start = channel * positions;
    const slopes = gradient.data.subarray(start, start + positions);
    const mean = slopes.reduce((total, slope) => total + slope, 0) / positions;
    for (const [position, slope] of slopes.entries())
      sums[position] =
        (sums[position] ?? 0) + (method === "gradcam" ? mean : slope) * (map.data[start + position] ?? 0);
  }
  const most = sums.reduce((greatest, sum) => Math.max(greatest, sum), 0);
  return { height, width, values: Float32Array.from(sums, (sum) => (most > 0 ? Math.max(0, sum) / most : 0)) };
}

/** The map at another size, bilinearly between the centres of its positions, as PyTorch's `interpolate` (`align_corners=False`). */
export function resizedMap(map: ActivationMap, height: number, width: number): ActivationMap {
  const across = places(map.width, width);
  const down = places(map.height, height);
  const at = (y: number, x: number): number => map.values[y * map.width + x] ?? 0;
  const values = new Float32Array(height * width);
  for (const [y, row] of down.entries())
    for (const [x, column] of across.entries()) {
      const above = at(row.low, column.low) * (1 - column.part) + at(row.low, column.high) * column.part;
      const below = at(row.high, column.low) * (1 - column.part) + at(row.high, column.high) * column.part;
      values[y * width + x] = above * (1 - row.part) + below * row.part;
    }
  return { height, width, values };
}

interface Place {
  readonly low: number;
  readonly high: number;
  /** Of the higher one. */
  readonly part: number;
}

function places(from: number, to: number): readonly Place[] {
  return Array.from({ length: to }, (_, index) => {
    const place = Math.max(0, ((index + 0.5) * from) / to - 0.5);
    const low = Math.min(from - 1, Math.floor(place));
    return { low, high: Math.min(from - 1, low + 1), part: place - low };
  });
}
