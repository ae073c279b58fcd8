import { type ConvWeightGradientAttributes, inOrder, withSize } from "@netgraft/core/graph";
import { arrange, reshape } from "../lower/arrange.js";
import { convolution, inParts } from "../lower/convolution.js";
import { withoutNarrowPoints } from "../lower/narrow-points.js";
import { padded } from "../lower/padding.js";
import { spatialLayout } from "../lower/spatial.js";
import { fixedSize, orderOf, shapeOf } from "../lower/emitted-tensor.js";
import { withoutTwins, withTwins } from "../lower/twins.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

export const convWeightGradient: Emitter<ConvWeightGradientAttributes> = (
  { inputs, outputs, attributes: { groups, windows: moved } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  // As `x` lies, so that the two are laid out in the same way.
  const dy = spatialLayout(emission, arrange(emission, inputAt(inputs, 1), orderOf(layout)), moved).x;
  const { x, windows } = withoutNarrowPoints(emission, layout, dy, groups);
  const out = fixedSize(dy, "channel");
  const { op, attributes, margins, kernel, parts, needsTwins } = convolution(emission, x, windows, {
    groups,
    out,
    isGradient: true,
  });
  const shape = emission.integers(
    shapeOf(parts === 1 ? kernel : withSize(kernel, "out", fixedSize({ axes: kernel }, "out") / parts)),
  );
  const operands = [padded(emission, x, margins).name, (needsTwins ? withTwins(emission, dy) : dy).name] as const;
  const name = inParts(emission, parts, operands, ([ofX, ofDy]) =>
    emission.apply(`${op}BackpropFilter`, [ofX, shape, ofDy], attributes),
  );
  const gradient = { name, axes: kernel };
  return [
    reshape(emission, needsTwins ? withoutTwins(emission, gradient) : gradient, [
      ...windows.flatMap(({ axis, size }) =>
        moved.some((window) => window.axis === axis) ? [{ name: axis, size }] : [],
      ),
      ...inOrder(["in", "out"], outputAt(outputs, 0)),
    ]),
  ];
};
