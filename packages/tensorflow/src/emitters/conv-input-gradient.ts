import { type ConvInputGradientAttributes, resized, withSize } from "@netgraft/core/graph";
import { types } from "../lower/attributes.js";
import { convolution, inParts, kernelOf } from "../lower/convolution.js";
import { cropped } from "../lower/padding.js";
import { restored, spatialLayout } from "../lower/spatial.js";
import { type EmittedTensor, fixedSize, shapeOf } from "../lower/emitted-tensor.js";
import type { Emission } from "../lower/emission.js";
import { withTwins } from "../lower/twins.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

export const convInputGradient: Emitter<ConvInputGradientAttributes> = (
  { inputs, outputs, attributes: { groups, windows: moved } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x: dy, windows } = layout;
  const weight = inputAt(inputs, 1);
  const axes = resized(dy.axes, outputAt(outputs, 0));
  const out = fixedSize(dy, "channel");
  const form = convolution(emission, { axes }, windows, { groups, out, isGradient: true });
  const { op, attributes, margins, parts, needsTwins } = form;
  const wider = axes.map(({ name, size }) => {
    const { before = 0, after = 0 } = margins.find(({ axis }) => axis === name) ?? {};
    return { name, size: size === "any" ? size : size + before + after };
  });
  const shape = shapeLike(
    emission,
    dy,
    shapeOf(withSize(wider, "channel", fixedSize({ axes: wider }, "channel") / parts)),
  );
  const kernel = kernelOf(emission, weight, form);
  const operands = [kernel.name, (needsTwins ? withTwins(emission, dy) : dy).name] as const;
  const name = inParts(emission, parts, operands, (pair) =>
    emission.apply(`${op}BackpropInput`, [shape, ...pair], attributes),
  );
  return [restored(emission, cropped(emission, { name, axes: wider }, margins).name, axes, layout)];
};

/** A shape of which an open batch, its first size, is taken from a tensor. */
function shapeLike(emission: Emission, { name }: EmittedTensor, [batch = -1, ...rest]: readonly number[]): string {
  if (batch !== -1) return emission.integers([batch, ...rest]);
  const sizes = emission.apply("Shape", [name], types({ out_type: "int32" }));
  const ofBatch = emission.add("Slice", [sizes, emission.integers([0]), emission.integers([1])], {
    ...types({ T: "int32", Index: "int32" }),
  });
  return emission.add("ConcatV2", [ofBatch, emission.integers(rest), emission.number(0, "int32")], {
    N: 2,
    ...types({ T: "int32", Tidx: "int32" }),
  });
}
