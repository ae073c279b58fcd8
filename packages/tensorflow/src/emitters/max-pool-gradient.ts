import type { MaxPoolGradientAttributes } from "@netgraft/core/graph";
import { arrange } from "../lower/arrange.js";
import { types } from "../lower/attributes.js";
import type { Emission } from "../lower/emission.js";
import { cropped } from "../lower/padding.js";
import { givenByPositions, seenByPositions } from "../lower/positions.js";
import { restored, spatialLayout } from "../lower/spatial.js";
import { orderOf, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt } from "./emitter.js";
import { type PooledMaxima, pooledMaxima } from "./max-pool.js";

export const maxPoolGradient: Emitter<MaxPoolGradientAttributes> = ({ inputs, attributes }, emission) => {
  // What the pool has made of the same input is not made again.
  const pooled = pooledMaxima(emission, inputAt(inputs, 1), inputAt(inputs, 0), attributes);
  const { pool, layout, wide, maxima } = pooled;
  const dy = spatialLayout(emission, arrange(emission, inputAt(inputs, 0), orderOf(layout)), attributes.windows).x;
  const dx: EmittedTensor = pool.isDilated
    ? toFirstMaxima(emission, pooled, dy.name)
    : { name: emission.apply("MaxPoolGrad", [wide.name, maxima, dy.name], pool.attributes), axes: wide.axes };
  return [restored(emission, cropped(emission, dx, pool.margins).name, layout.x.axes, layout)];
};

/** Each position takes the gradient where it has the maximum and none before it has taken it. */
function toFirstMaxima(
  emission: Emission,
  { pool, wide, layout: { windows }, maxima }: PooledMaxima,
  dy: string,
): EmittedTensor {
  let left = dy;
  const given = seenByPositions(emission, wide, pool, windows).map(({ name }) => {
    const isMaximum = emission.apply("Equal", [name, maxima], { incompatible_shape_error: true });
    const share = emission.add("Cast", [isMaximum], {
      ...types({ SrcT: "bool", DstT: emission.dtype }),
      Truncate: false,
    });
    const taken = emission.apply("Mul", [share, left]);
    left = emission.apply("Sub", [left, taken]);
    return taken;
  });
  return givenByPositions(emission, given, wide, pool, windows);
}
