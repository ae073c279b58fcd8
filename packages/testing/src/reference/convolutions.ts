import { conv, type ConvAttributes, convInputGradient, convWeightGradient } from "@netgraft/core/graph";
import { filled, inputAt, type Kernel, kernel, read } from "./kernel.js";
import { offsets, outside, strideOf } from "./offsets.js";
import { elementsOf, type FixedAxes } from "./tensor.js";
import { covered, taps } from "./windows.js";

/** A convolution and its gradients: the three sums over the same products x · weight · y. */
export const convolutions: readonly Kernel[] = [
  kernel(conv, (inputs, y, attributes) => {
    const [x, weight, bias] = [inputAt(inputs, 0), inputAt(inputs, 1), inputs[2]];
    const sums = new Float64Array(elementsOf(y));
    eachProduct(x.axes, weight.axes, y, attributes, (ofX, ofWeight, ofY) => {
      sums[ofY] = read(sums, ofY) + read(x.data, ofX) * read(weight.data, ofWeight);
    });
    if (bias === undefined) return sums;
    const places = offsets(perChannel(bias.axes), y);
    return filled(y, (place) => read(sums, place) + read(bias.data, read(places, place)));
  }),
  kernel(convInputGradient, (inputs, x, attributes) => {
    const [dy, weight] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const sums = new Float64Array(elementsOf(x));
    eachProduct(x, weight.axes, dy.axes, attributes, (ofX, ofWeight, ofY) => {
      sums[ofX] = read(sums, ofX) + read(dy.data, ofY) * read(weight.data, ofWeight);
    });
    return sums;
  }),
  kernel(convWeightGradient, (inputs, weight, attributes) => {
    const [x, dy] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const sums = new Float64Array(elementsOf(weight));
    eachProduct(x.axes, weight, dy.axes, attributes, (ofX, ofWeight, ofY) => {
      sums[ofWeight] = read(sums, ofWeight) + read(dy.data, ofY) * read(x.data, ofX);
    });
    return sums;
  }),
];

/** Visits the places of each x, weight and y that a convolution multiplies or sums. */
function eachProduct(
  x: FixedAxes,
  weight: FixedAxes,
  y: FixedAxes,
  { groups, windows }: Pick<ConvAttributes, "groups" | "windows">,
  visit: (ofX: number, ofWeight: number, ofY: number) => void,
): void {
  const channels = weight.find(({ name }) => name === "in")?.size ?? 0;
  const outputsPerGroup = (weight.find(({ name }) => name === "out")?.size ?? 0) / groups;
  const filters = offsets(perChannel(weight), y);
  const [stepOfX, stepOfWeight] = [strideOf(x, "channel"), strideOf(weight, "in")];
  for (const tap of taps(windows)) {
    const firstOfGroup = (out: number): number => Math.floor(out / outputsPerGroup) * channels;
    const places = offsets(x, y, { ...covered(windows, tap), channel: firstOfGroup });
    const inFilter = windows.reduce((sum, { axis }, index) => sum + (tap[index] ?? 0) * strideOf(weight, axis), 0);
    places.forEach((place, index) => {
      if (place === outside) return;
      const filter = read(filters, index) + inFilter;
      for (let channel = 0; channel < channels; channel++)
        visit(place + channel * stepOfX, filter + channel * stepOfWeight, index);
    });
  }
}

/** The axes of a weight or bias with `out` named as the output has it; the others are named apart from those of feature maps. */
function perChannel(axes: FixedAxes): FixedAxes {
  return axes.map(({ name, size }) => ({ name: name === "out" ? "channel" : `weight ${name}`, size }));
}
