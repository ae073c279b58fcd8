import type { PictureConfig } from "@netgraft/core";
import type { Emission } from "../lower/emission.js";
import type { Doubles } from "./doubles.js";

/**
 * Levels of float32 in the middle of the input's size: what is left is black, or of `border` the mean; what an odd difference
 * leaves over lies right and below.
 * @param count the height and width that there are, float64 of (2)
 */
export function padded(doubles: Doubles, levels: string, count: string, { input, preprocess }: PictureConfig): string {
  const { cropRatio, cropMode = "center", mean } = preprocess;
  if (cropMode !== "border" && cropRatio <= 1) return levels;
  const { emission } = doubles;
  const missing = doubles.apply("Sub", [doubles.vector([input.height, input.width]), count]);
  const before = doubles.apply("Floor", [doubles.apply("Mul", [missing, 0.5])]);
  const after = doubles.apply("Sub", [missing, before]);
  const others = doubles.vector([0, 0]);
  const pads = doubles.wholeOf(doubles.apply("Concat", [others, before, others, after], { axis: 0 }));
  const around = (given: string): string =>
    emission.assist("Pad", [given, pads, emission.constant("float32", [], [0])], { mode: "constant" });
  if (cropMode !== "border") return around(levels);
  // A Pad has one number for all channels: pictures are padded as what they are above the mean.
  const level = perChannel(
    emission,
    mean.map((value) => roundHalfToEven(255 * value)),
  );
  return emission.assist("Add", [around(emission.assist("Sub", [levels, level])), level]);
}

/** Levels from 0 to 255 as what the network takes, each step rounded to float32 as in torchvision's `ToTensor` and `Normalize`. */
export function normalized(emission: Emission, levels: string, { preprocess: { mean, std } }: PictureConfig): string {
  const fractions = emission.assist("Div", [levels, emission.constant("float32", [], [255])]);
  const centred = emission.assist("Sub", [fractions, perChannel(emission, mean)]);
  return emission.assist("Div", [centred, perChannel(emission, std)]);
}

function perChannel(emission: Emission, values: readonly number[]): string {
  return emission.constant("float32", [1, values.length, 1, 1], values);
}

function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
