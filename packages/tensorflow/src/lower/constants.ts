import type { Axes, NetworkState } from "@netgraft/core";
import { types } from "./attributes.js";
import type { Emission } from "./emission.js";
import type { Stored } from "./emit-graph.js";
import { storedAxes } from "./stored-axes.js";
import { position, shapeOf } from "./emitted-tensor.js";

/** The state of a program as constants of the graph: TensorFlow brings weights that cannot change into its best order once. */
export function constants(emission: Emission, state: NetworkState): Stored {
  return {
    read(name, declared, path) {
      const axes = storedAxes(declared);
      const data = state.get(name)?.data;
      if (data === undefined) throw new TypeError(`the state has no tensor "${name}"`);
      const tensor = { dtype: "float32", shape: shapeOf(axes), data: inOrder(data, declared, axes) } as const;
      return { name: emission.place(path, "Const", [], { ...types({ dtype: "float32" }), value: { tensor } }), axes };
    },
  };
}

/** Elements in row-major order of some axes, in that of the same axes in another order. */
function inOrder(data: Float32Array, from: Axes, to: Axes): Float32Array {
  if (from.every(({ name }, axis) => to[axis]?.name === name)) return data;
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
  const ordered = new Float32Array(data.length);
  for (const [row, start] of starts.entries())
    for (let index = 0; index < length; index += 1) ordered[row * length + index] = data[start + index * stride] ?? 0;
  return ordered;
}
