import { type MaxPoolGradientAttributes, OperationUnsupportedError } from "@netgraft/core/graph";
import { arrange, expand } from "../lower/arrange.js";
import { coveringWindows } from "../lower/covering-windows.js";
import { spatialLayout, windowAttributes, withoutAdded } from "../lower/spatial.js";
import { orderOf } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";

/** dy added up where MaxPool found the maxima; the first of equal ones, as in PyTorch. */
export const maxPoolGradient: Emitter<MaxPoolGradientAttributes> = (
  { inputs, attributes: { windows: moved, ceil } },
  emission,
) => {
  if (emission.opset < 16)
    throw new OperationUnsupportedError({
      at: emission.path,
      message: "nothing is added up where it is scattered in this operator set",
      expected: "16 or above",
      found: `${emission.opset}`,
    });
  const given = inputAt(inputs, 1);
  // Which of equal maxima is the first depends on the order of the windows, not on where their axes happen to lie.
  const slid = moved.map(({ axis }) => axis);
  const inOrder = arrange(emission, given, [...orderOf(given).filter((axis) => !slid.includes(axis)), ...slid]);
  const layout = spatialLayout(emission, inOrder, moved);
  const { x } = layout;
  const windows = ceil ? coveringWindows(x, inputAt(inputs, 0), layout.windows) : layout.windows;
  const dy = expand(emission, inputAt(inputs, 0), orderOf(x));
  const [, indices = ""] = emission.assistAll("MaxPool", [x.name], ["maxima", "indices"], windowAttributes(windows));
  const flat = (name: string): string => emission.assist("Reshape", [name, emission.integers([-1])]);
  const shape = emission.assist("Shape", [x.name]);
  const zeros = flat(emission.assist("ConstantOfShape", [shape]));
  const scattered = emission.assist("ScatterElements", [zeros, flat(indices), flat(dy.name)], {
    axis: 0,
    reduction: "add",
  });
  const name = emission.apply("Reshape", [scattered, shape]);
  return [withoutAdded(emission, { name, axes: x.axes }, layout)];
};
