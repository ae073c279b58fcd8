import {
  type Axes,
  describeShape,
  type DType,
  elementArrays,
  type NetworkState,
  type Tensor,
  tensorOver,
} from "@netgraft/core/graph";
import { ModelTensorError } from "@netgraft/weights";
import { types } from "./attributes.js";
import type { Emission } from "./emission.js";
import { type Stored, storedAxes } from "./stored.js";
import { position, shapeOf } from "./emitted-tensor.js";

/** The state of a program as constants of the graph: TensorFlow brings weights that cannot change into its best order once. */
export function constants(emission: Emission, state: NetworkState): Stored {
  return {
    read(name, { dtype, axes: declared }, path) {
      const axes = storedAxes(declared);
      const given = state.get(name);
      if (given === undefined)
        throw new ModelTensorError({
          at: name,
          message: "the weights do not fit the model",
          expected: `${dtype} ${describeShape(shapeOf(declared))}`,
          found: "no such tensor",
        });
      const tensor = inOrder(given, declared, axes);
      return { name: emission.place(path, "Const", [], { ...types({ dtype }), value: { tensor } }), axes };
    },
  };
}

/** A tensor with its axes in another order. */
function inOrder({ dtype, data }: Tensor, from: Axes, to: Axes): Tensor {
  if (from.every(({ name }, axis) => to[axis]?.name === name)) return tensorOver<DType>(dtype, shapeOf(to), data);
  const steps = to.map(({ name, size }) => {
    const inner = from.slice(position({ axes: from }, name) + 1);
    return { size: Number(size), stride: inner.reduce((stride, axis) => stride * Number(axis.size), 1) };
  });
  const outer = steps.slice(0, -1);
  const { size: length, stride } = steps.at(-1) ?? { size: 1, stride: 1 };
  const starts = outer.reduce<readonly number[]>(
    (all, step) => all.flatMap((start) => Array.from({ length: step.size }, (_, index) => start + index * step.stride)),
    [0],
  );
  const ordered: Tensor["data"] = new elementArrays[dtype](data.length);
  for (const [row, start] of starts.entries())
    for (let index = 0; index < length; index += 1) ordered[row * length + index] = data[start + index * stride] ?? 0;
  return tensorOver<DType>(dtype, shapeOf(to), ordered);
}
