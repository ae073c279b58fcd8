import * as core from "@netgraft/core/graph";
import { arrange } from "../lower/arrange.js";
import { dataTypes } from "../lower/data-types.js";
import { type EmittedTensor, orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, type EmitterRow, emits, inputAt, outputAt } from "./emitter.js";

const reduceMax = reduction("ReduceMax", { axesAreInputSince: 18 });
const reduceMean = reduction("ReduceMean", { axesAreInputSince: 18 });

/** ONNX's global pools, which reduce all axes after batch and channel; a reduction where there are other axes. */
const globalPool: Emitter<core.GlobalPoolAttributes> = ({ inputs, outputs, attributes: { of } }, emission) => {
  const given = inputAt(inputs, 0);
  if (!isFeatureMap(given)) {
    const attributes = { axes: ["height", "width"], keep: true };
    return (of === "mean" ? reduceMean : reduceMax)({ inputs, outputs, attributes }, emission);
  }
  const x = arrange(emission, given, [
    "batch",
    "channel",
    ...orderOf(given).filter((axis) => axis !== "batch" && axis !== "channel"),
  ]);
  const name = emission.apply(of === "mean" ? "GlobalAveragePool" : "GlobalMaxPool", [x.name]);
  return [{ name, axes: core.resized(x.axes, outputAt(outputs, 0)) }];
};

const topK: Emitter<core.TopKAttributes> = ({ inputs, outputs, attributes: { axis, count } }, emission) => {
  const x = inputAt(inputs, 0);
  const [name = "", places = ""] = emission.assistAll(
    "TopK",
    [x.name, emission.integers([count])],
    ["values", "places"],
    { axis: position(x, axis) },
  );
  const axes = core.resized(x.axes, outputAt(outputs, 0));
  return [
    { name, axes },
    { name: emission.assist("Cast", [places], { to: dataTypes[outputAt(outputs, 1).dtype] }), axes },
  ];
};

/** What takes several elements along axes together. */
export const reductions: readonly EmitterRow[] = [
  emits(core.globalPool, globalPool),
  emits(core.reduceMax, reduceMax),
  emits(core.reduceMean, reduceMean),
  emits(core.reduceMin, reduction("ReduceMin", { axesAreInputSince: 18 })),
  emits(core.reduceSum, reduction("ReduceSum", { axesAreInputSince: 13 })),
  emits(core.softmax, alongAxis("Softmax")),
  emits(core.logSoftmax, alongAxis("LogSoftmax")),
  emits(core.topK, topK),
];

/** A reduction; its axes are an attribute up to some opset and an input from then on. */
function reduction(
  opType: string,
  { axesAreInputSince }: { readonly axesAreInputSince: number },
): Emitter<core.ReductionAttributes> {
  return ({ inputs, outputs, attributes }, emission) => {
    const x = inputAt(inputs, 0);
    const axes = attributes.axes.map((axis) => position(x, axis));
    const keepdims = attributes.keep ? 1 : 0;
    const name =
      emission.opset >= axesAreInputSince
        ? emission.apply(opType, [x.name, emission.integers(axes)], { keepdims })
        : emission.apply(opType, [x.name], { axes, keepdims });
    return [{ name, axes: core.inOrder(orderOf(x), outputAt(outputs, 0)) }];
  };
}

function alongAxis(opType: string): Emitter<core.SoftmaxAttributes> {
  return ({ inputs, attributes: { axis } }, emission) => {
    const x = inputAt(inputs, 0);
    return [{ name: emission.apply(opType, [x.name], { axis: position(x, axis) }), axes: x.axes }];
  };
}

function isFeatureMap(tensor: EmittedTensor): boolean {
  return (
    tensor.axes.length === 4 && ["batch", "channel", "height", "width"].every((axis) => position(tensor, axis) >= 0)
  );
}
