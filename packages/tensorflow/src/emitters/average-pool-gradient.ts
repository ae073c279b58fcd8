import { type AveragePoolGradientAttributes, resized } from "@netgraft/core/graph";
import { meanCorrection } from "../lower/mean-correction.js";
import { cropped } from "../lower/padding.js";
import { poolOver } from "../lower/pool.js";
import { givenByPositions } from "../lower/positions.js";
import { restored, spatialLayout } from "../lower/spatial.js";
import { shapeOf, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

export const averagePoolGradient: Emitter<AveragePoolGradientAttributes> = (
  { inputs, outputs, attributes: { windows: moved, countPadding } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x: dy, windows } = layout;
  const axes = resized(dy.axes, outputAt(outputs, 0));
  const { margins, attributes, isDilated } = poolOver({ axes }, dy, windows);
  const wide = margins.reduce(
    (all, { axis, before, after }) =>
      all.map(({ name, size }) => ({ name, size: name === axis ? Number(size) + before + after : size })),
    axes,
  );
  const correction = meanCorrection(emission, { axes }, dy, windows, countPadding);
  const counted = correction === undefined ? dy.name : emission.apply("Mul", [dy.name, correction]);
  const shared = (): EmittedTensor => {
    const positions = windows.reduce((product, { size }) => product * size, 1);
    const share = emission.apply("Mul", [counted, emission.number(1 / positions)]);
    return givenByPositions(
      emission,
      Array.from({ length: positions }, () => share),
      { name: "", axes: wide },
      dy,
      windows,
    );
  };
  const dx = isDilated
    ? shared()
    : { name: emission.apply("AvgPoolGrad", [emission.integers(shapeOf(wide)), counted], attributes), axes: wide };
  return [restored(emission, cropped(emission, dx, margins).name, axes, layout)];
};
