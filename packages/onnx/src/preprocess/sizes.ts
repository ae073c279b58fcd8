import type { PictureConfig } from "@netgraft/core";
import type { Doubles } from "./doubles.js";

/** Heights and widths of pictures on their way, as vectors of two numbers of float64. */
export interface Sizes {
  /** As they are given. */
  readonly given: string;
  /** Which they are resized to. */
  readonly resized: string;
  /** What of that the crop takes: where it begins, and how much it is. */
  readonly start: string;
  readonly count: string;
}

/**
 * The sizes of a picture, as `packages/data` has them for files.
 * @param sides its height and width, int64 of (2)
 */
export function sizesOf(doubles: Doubles, sides: string, recipe: PictureConfig): Sizes {
  const given = doubles.of(sides);
  const resized = resizedSize(doubles, given, recipe);
  const { height, width } = recipe.input;
  const count = doubles.apply("Min", [resized, doubles.vector([height, width])]);
  // Half to even, as Python rounds and torchvision's `CenterCrop` therefore begins.
  const half = doubles.apply("Mul", [doubles.apply("Sub", [resized, count]), 0.5]);
  return { given, resized, start: doubles.apply("Round", [half]), count };
}

/** Of `squash` the same for all; of `border` and of oblong inputs that round down rounded half to even, else truncated. */
function resizedSize(doubles: Doubles, given: string, { input, preprocess }: PictureConfig): string {
  const { cropRatio, rounding = "round", cropMode = "center" } = preprocess;
  const whole = (side: number): number => Math.max(1, Math[rounding](side / cropRatio));
  const [height, width] = [whole(input.height), whole(input.width)];
  const covering = doubles.vector([height, width]);
  if (cropMode === "squash") return covering;
  if (cropMode === "border") return keptRatio(doubles, given, covering, "Max");
  if (rounding === "floor" && width !== height) return keptRatio(doubles, given, covering, "Min");
  // Of either side what follows from the other; where that is too small, it is the side that limits. Such products are exact, and no
  // quotient of them is rounded to a whole number that it is not.
  const others = doubles.apply("Gather", [given, doubles.emission.integers([1, 0])], { axis: 0 });
  const products = doubles.apply("Mul", [given, doubles.vector([width, height])]);
  const followed = doubles.apply("Floor", [doubles.apply("Div", [products, others])]);
  return doubles.apply("Max", [followed, covering]);
}

/** Both sides by one ratio. */
function keptRatio(doubles: Doubles, given: string, covering: string, which: "Max" | "Min"): string {
  const ratios = doubles.apply("Div", [given, covering]);
  const ratio = doubles.apply(which, [doubles.at(ratios, 0), doubles.at(ratios, 1)]);
  return doubles.apply("Max", [doubles.apply("Round", [doubles.apply("Div", [given, ratio])]), 1]);
}
