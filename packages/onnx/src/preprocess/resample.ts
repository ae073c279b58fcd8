import type { PictureConfig } from "@netgraft/core";
import type { Doubles } from "./doubles.js";
import type { Sizes } from "./sizes.js";

type Interpolation = PictureConfig["preprocess"]["interpolation"];

/** Levels after the point in Pillow's weights, for pictures of 8 bits. */
const weightSteps = 2 ** 22;

/*
 * Not ONNX's Resize: its antialiasing is each runtime's own. onnxruntime's is up to 17 of 255 levels from Pillow's near the edges of
 * a picture where it is bilinear; products of matrices are the same everywhere.
 */

/**
 * The crop of resized pictures of (batch, channel, height, width), levels as float64, to the bit as Pillow's `Image.resize`
 * computes it: with antialiasing, first along the rows, then along the columns, each rounded to 8 bits.
 */
export function resampled(doubles: Doubles, pictures: string, sizes: Sizes, interpolation: Interpolation): string {
  if (interpolation === "nearest") {
    const columns = doubles.apply("Gather", [pictures, nearestPlaces(doubles, sizes, 1)], { axis: 3 });
    return doubles.apply("Gather", [columns, nearestPlaces(doubles, sizes, 0)], { axis: 2 });
  }
  const across = doubles.apply("Transpose", [weightsOf(doubles, sizes, 1, interpolation)], { perm: [1, 0] });
  const rows = asLevels(doubles, doubles.apply("MatMul", [pictures, across]));
  return asLevels(doubles, doubles.apply("MatMul", [weightsOf(doubles, sizes, 0, interpolation), rows]));
}

/** Sums of weighted levels, rounded and held between 0 and 255. */
function asLevels(doubles: Doubles, sums: string): string {
  const rounded = doubles.apply("Floor", [doubles.apply("Add", [doubles.apply("Div", [sums, weightSteps]), 0.5])]);
  return doubles.apply("Min", [doubles.apply("Max", [rounded, 0]), 255]);
}

/** Along one side, where in the picture the centres of the crop's pixels lie, and the scale. */
function centresOf(
  doubles: Doubles,
  { given, resized, start, count }: Sizes,
  side: 0 | 1,
): { readonly centres: string; readonly scale: string } {
  const at = (sizes: string): string => doubles.at(sizes, side);
  const scale = doubles.apply("Div", [at(given), at(resized)]);
  const places = doubles.apply("Add", [doubles.apply("Add", [counting(doubles, at(count)), at(start)]), 0.5]);
  return { centres: doubles.apply("Mul", [places, scale]), scale };
}

/** The numbers from 0 to below one. */
function counting(doubles: Doubles, limit: string): string {
  const { emission } = doubles;
  const scalar = emission.assist("Squeeze", [limit, emission.integers([0])]);
  const number = (value: number): string => emission.constant("float64", [], [value]);
  return emission.assist("Range", [number(0), scalar, number(1)]);
}

/**
 * The pixel under each centre, int64. Pillow adds the step up instead of multiplying, which decides where a centre falls on the
 * border of two pixels.
 */
function nearestPlaces(doubles: Doubles, { given, resized, start, count }: Sizes, side: 0 | 1): string {
  const { emission } = doubles;
  const at = (sizes: string): string => doubles.at(sizes, side);
  const step = doubles.apply("Div", [at(given), at(resized)]);
  const end = doubles.apply("Add", [at(start), at(count)]);
  const isFirst = doubles.apply("Less", [counting(doubles, end), 0.5]);
  const steps = doubles.apply("Where", [isFirst, doubles.apply("Mul", [step, 0.5]), step]);
  const centres = emission.assist("CumSum", [steps, emission.constant("int64", [], [0])]);
  const last = doubles.apply("Sub", [at(given), 1]);
  const places = doubles.wholeOf(doubles.apply("Min", [doubles.apply("Floor", [centres]), last]));
  return emission.assist("Slice", [places, doubles.wholeOf(at(start)), doubles.wholeOf(end), emission.integers([0])]);
}

/** The weights of a side as (pixels of the crop, pixels of the picture), whole numbers of which {@link weightSteps} are 1. */
function weightsOf(doubles: Doubles, sizes: Sizes, side: 0 | 1, interpolation: "bilinear" | "bicubic"): string {
  const { centres, scale } = centresOf(doubles, sizes, side);
  const column = doubles.apply("Unsqueeze", [centres, doubles.emission.integers([1])]);
  const pixels = counting(doubles, doubles.at(sizes.given, side));
  // Where a picture is made smaller, the filter is widened: that is the antialiasing.
  const narrowing = doubles.apply("Div", [1, doubles.apply("Max", [scale, 1])]);
  const apart = doubles.apply("Add", [doubles.apply("Sub", [pixels, column]), 0.5]);
  const distance = doubles.apply("Abs", [doubles.apply("Mul", [apart, narrowing])]);
  const weights = filters[interpolation](doubles, distance);
  const totals = doubles.apply("ReduceSum", [weights, doubles.emission.integers([1])], { keepdims: 1 });
  const steps = doubles.apply("Mul", [doubles.apply("Div", [weights, totals]), weightSteps]);
  // Half away from 0.
  const sizesOfSteps = doubles.apply("Floor", [doubles.apply("Add", [doubles.apply("Abs", [steps]), 0.5])]);
  return doubles.apply("Mul", [doubles.apply("Sign", [steps]), sizesOfSteps]);
}

/** How much a pixel weighs at a distance. */
const filters: Readonly<Record<"bilinear" | "bicubic", (doubles: Doubles, distance: string) => string>> = {
  bilinear: (doubles, x) => doubles.apply("Max", [doubles.apply("Sub", [1, x]), 0]),
  // Keys 1981 with a = −1/2, as Pillow has it.
  bicubic(doubles, x) {
    const add = (a: string, b: number): string => doubles.apply("Add", [a, b]);
    const times = (a: string, b: string | number): string => doubles.apply("Mul", [a, b]);
    const near = add(times(times(add(times(x, 1.5), -2.5), x), x), 1);
    const far = times(add(times(add(times(add(x, -5), x), 8), x), -4), -0.5);
    const below = (limit: number): string => doubles.apply("Less", [x, limit]);
    return doubles.apply("Where", [below(1), near, doubles.apply("Where", [below(2), far, 0])]);
  },
};
