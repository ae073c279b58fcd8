import { ShapeError } from "../../errors/index.js";
import { describeAxes } from "../../graph/axes.js";
import { sizeOf, type ValueType } from "../../graph/value.js";

/** The type of a vector with an element per channel of x, after a check that the given ones are such. @throws NG_SHAPE */
export function channelVector(x: ValueType, vectors: readonly ValueType[]): ValueType {
  const channels = sizeOf(x, "channel");
  const misfit = vectors.find((vector) => vector.axes.length !== 1 || sizeOf(vector, "channel") !== channels);
  if (misfit !== undefined)
    throw new ShapeError({
      message: "a vector does not fit the channels",
      expected: `${channels}`,
      found: describeAxes(misfit.axes),
    });
  return { dtype: x.dtype, axes: [{ name: "channel", size: channels }] };
}

/** How many values of x each channel has. @throws NG_SHAPE where the batch is symbolic */
export function valuesPerChannel(x: ValueType): number {
  return x.axes.reduce((product, { name }) => (name === "channel" ? product : product * sizeOf(x, name)), 1);
}
