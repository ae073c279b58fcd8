import { type GlobalPoolAttributes, withSize } from "@netgraft/core";
import { arrange } from "../lower/arrange.js";
import { orderOf, position, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";
import { reduceMax } from "./reduce-max.js";
import { reduceMean } from "./reduce-mean.js";

/** ONNX's global pools, which reduce all axes after batch and channel; a reduction where there are other axes. */
export const globalPool: Emitter<GlobalPoolAttributes> = ({ inputs, attributes: { of } }, emission) => {
  const given = inputAt(inputs, 0);
  if (!isFeatureMap(given))
    return (of === "mean" ? reduceMean : reduceMax)(
      { inputs: [given], attributes: { axes: ["height", "width"], keep: true } },
      emission,
    );
  const x = arrange(emission, given, [
    "batch",
    "channel",
    ...orderOf(given).filter((axis) => axis !== "batch" && axis !== "channel"),
  ]);
  const name = emission.apply(of === "mean" ? "GlobalAveragePool" : "GlobalMaxPool", [x.name]);
  return [{ name, axes: withSize(withSize(x.axes, "height", 1), "width", 1) }];
};

function isFeatureMap(tensor: EmittedTensor): boolean {
  return (
    tensor.axes.length === 4 && ["batch", "channel", "height", "width"].every((axis) => position(tensor, axis) >= 0)
  );
}
