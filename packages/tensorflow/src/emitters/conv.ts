import { type ConvAttributes, resized, withSize } from "@netgraft/core/graph";
import { convolution, inParts, kernelOf } from "../lower/convolution.js";
import { padded } from "../lower/padding.js";
import { restored, spatialLayout } from "../lower/spatial.js";
import { fixedSize } from "../lower/emitted-tensor.js";
import { withoutTwins } from "../lower/twins.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

export const conv: Emitter<ConvAttributes> = (
  { inputs, outputs, attributes: { groups, windows: moved } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x, windows } = layout;
  const weight = inputAt(inputs, 1);
  const bias = inputs[2];
  const out = fixedSize(weight, "out");
  const form = convolution(emission, x, windows, { groups, out });
  const { op, attributes, margins, parts, needsTwins } = form;
  const operands = [padded(emission, x, margins).name, kernelOf(emission, weight, form).name] as const;
  const all = inParts(emission, parts, operands, (pair) => emission.apply(op, pair, attributes));
  const axes = resized(x.axes, outputAt(outputs, 0));
  const y = needsTwins ? withoutTwins(emission, { name: all, axes: withSize(axes, "channel", 2 * out) }).name : all;
  const name = bias === undefined ? y : emission.apply("BiasAdd", [y, bias.name], { data_format: "NHWC" });
  return [restored(emission, name, axes, layout)];
};
