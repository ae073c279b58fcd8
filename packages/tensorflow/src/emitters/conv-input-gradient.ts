import { type ConvInputGradientAttributes, resized, withSize } from "@netgraft/core/graph";
import { arrange, reshape } from "../lower/arrange.js";
import { convolution, inParts } from "../lower/convolution.js";
import { cropped } from "../lower/padding.js";
import { restored, spatialLayout } from "../lower/spatial.js";
import { type EmittedTensor, fixedSize, orderOf, shapeOf } from "../lower/emitted-tensor.js";
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
  const { op, attributes, margins, kernel, parts, needsTwins } = convolution(emission, { axes }, windows, {
    groups,
    out,
    isGradient: true,
  });
  const twinned = (x: EmittedTensor): EmittedTensor => (needsTwins ? withTwins(emission, x) : x);
  const ordered = twinned(
    arrange(emission, weight, [...orderOf(weight).filter((axis) => axis !== "in" && axis !== "out"), "in", "out"]),
  );
  const wider = axes.map(({ name, size }) => {
    const { before = 0, after = 0 } = margins.find(({ axis }) => axis === name) ?? {};
    return { name, size: Number(size) + before + after };
  });
  const shape = emission.integers(shapeOf(withSize(wider, "channel", fixedSize({ axes: wider }, "channel") / parts)));
  const operands = [reshape(emission, ordered, kernel).name, twinned(dy).name] as const;
  const name = inParts(emission, parts, operands, (pair) =>
    emission.apply(`${op}BackpropInput`, [shape, ...pair], attributes),
  );
  return [restored(emission, cropped(emission, { name, axes: wider }, margins).name, axes, layout)];
};
