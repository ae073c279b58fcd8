import type { Emission } from "../lower/emission.js";
import { fixedSize } from "../lower/emitted-tensor.js";
import { movedApart } from "./moved-apart.js";
import type { WeightGradient } from "./weight-gradient-by-conv.js";

/** Writes a · bᵀ over the last two axes. @returns the name of the tensor */
export type TransposedProduct = (emission: Emission, a: string, b: string) => string;

/**
 * The gradient of a convolution's weight [out, in / groups, …kernel] as matrix products, one for each position k of the
 * kernel: dy times what x has under k. Either a product for each example, whose sum is taken, or without groups one
 * product over all examples with the channels in front: whichever moves fewer elements.
 * @returns the name of the tensor
 */
export function weightGradientByProducts(
  emission: Emission,
  given: WeightGradient,
  product: TransposedProduct,
): string {
  const { x, dy, windows, groups } = given;
  const [out, channels] = [fixedSize(dy, "channel"), fixedSize(x, "channel")];
  const positions = windows.reduce((count, { axis }) => count * fixedSize(dy, axis), 1);
  const isByExample = groups > 1 || out * channels <= (out + channels) * positions;
  const sizes = { out, channels };
  const taps = isByExample ? productsByExample(emission, given, sizes, product) : productsOfAll(emission, given, sizes);
  const [only] = taps;
  const kernel = [out, channels / groups, ...windows.map(({ size }) => size)];
  const joined =
    taps.length === 1 && only !== undefined
      ? only
      : emission.assist(
          "Concat",
          taps.map((tap) => emission.assist("Unsqueeze", [tap, emission.integers([-1])])),
          { axis: -1 },
        );
  return emission.apply("Reshape", [joined, emission.integers(kernel)]);
}

interface Sizes {
  readonly out: number;
  readonly channels: number;
}

/** dy [batch, group, out, positions] times x [batch, group, positions, in], summed over the batch. */
function productsByExample(
  emission: Emission,
  { x, dy, windows, groups }: WeightGradient,
  { out, channels }: Sizes,
  product: TransposedProduct,
): readonly string[] {
  const flat = (name: string, size: number): string =>
    emission.assist("Reshape", [name, emission.integers([0, groups, size / groups, -1])]);
  const sum = (left: string, right: string): string =>
    emission.assist("ReduceSum", [product(emission, left, right), emission.integers([0])], { keepdims: 0 });
  if (windows.every(({ stride }) => stride === 1)) {
    const { lefts, rights } = movedApart(emission, { x, dy, windows });
    const [rows, columns] = [lefts.map((left) => flat(left, out)), rights.map((right) => flat(right, channels))];
    return rows.flatMap((left) => columns.map((right) => sum(left, right)));
  }
  const left = flat(dy.name, out);
  return eachTap(emission, padded(emission, { x, windows }), { dy, windows, first: 2 }).map((tap) =>
    sum(left, flat(tap, channels)),
  );
}

/** dy [out, batch · positions] times x [batch · positions, in]. */
function productsOfAll(
  emission: Emission,
  { x, dy, windows }: WeightGradient,
  { out, channels }: Sizes,
): readonly string[] {
  const spatial = windows.map((_, index) => index + 2);
  const left = emission.assist("Reshape", [
    emission.assist("Transpose", [dy.name], { perm: [1, 0, ...spatial] }),
    emission.integers([out, -1]),
  ]);
  const rows = emission.assist("Transpose", [padded(emission, { x, windows })], { perm: [0, ...spatial, 1] });
  return eachTap(emission, rows, { dy, windows, first: 1 }).map((tap) => {
    const right = emission.assist("Reshape", [tap, emission.integers([-1, channels])]);
    return emission.assist("MatMul", [left, right]);
  });
}

/** x with the windows' padding as zeros. */
function padded(emission: Emission, { x, windows }: Pick<WeightGradient, "x" | "windows">): string {
  if (windows.every(({ before, after }) => before + after === 0)) return x.name;
  const pads = [0, 0, ...windows.map(({ before }) => before), 0, 0, ...windows.map(({ after }) => after)];
  return emission.assist("Pad", [x.name, emission.integers(pads)], { mode: "constant" });
}

/** What the padded x has under each position of the kernel, in row-major order; `first` is where the windows' axes begin. */
function eachTap(
  emission: Emission,
  name: string,
  { dy, windows, first }: Pick<WeightGradient, "dy" | "windows"> & { readonly first: number },
): readonly string[] {
  let taps: readonly (readonly number[])[] = [[]];
  for (const { size } of windows)
    taps = taps.flatMap((tap) => Array.from({ length: size }, (_, index) => [...tap, index]));
  if (windows.every(({ size, stride, before, after }) => size === 1 && stride === 1 && before + after === 0))
    return [name];
  const steps = windows.map(({ stride }) => stride);
  const counts = windows.map(({ axis }) => fixedSize(dy, axis));
  return taps.map((tap) => {
    const starts = windows.map(({ dilation }, index) => (tap[index] ?? 0) * dilation);
    const ends = starts.map((start, index) => start + ((counts[index] ?? 1) - 1) * (steps[index] ?? 1) + 1);
    const axes = windows.map((_, index) => first + index);
    return emission.assist("Slice", [name, ...[starts, ends, axes, steps].map((list) => emission.integers(list))]);
  });
}
