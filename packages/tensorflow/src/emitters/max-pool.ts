import type { MaxPoolAttributes, Placed } from "@netgraft/core/graph";
import type { Emission } from "../lower/emission.js";
import { padded } from "../lower/padding.js";
import { type Pool, poolOver } from "../lower/pool.js";
import { seenByPositions } from "../lower/positions.js";
import { restored, type SpatialLayout, spatialLayout } from "../lower/spatial.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

export const maxPool: Emitter<MaxPoolAttributes> = ({ inputs, outputs, attributes }, emission) => {
  const { pool, layout, maxima } = pooledMaxima(emission, inputAt(inputs, 0), outputAt(outputs, 0), attributes);
  return [restored(emission, maxima, pool.axes, layout)];
};

export interface PooledMaxima {
  readonly pool: Pool;
  readonly layout: SpatialLayout;
  /** The input with padding that is nowhere the maximum. */
  readonly wide: EmittedTensor;
  readonly maxima: string;
}

export function pooledMaxima(
  emission: Emission,
  given: EmittedTensor,
  y: Placed,
  { windows: moved }: MaxPoolAttributes,
): PooledMaxima {
  const layout = spatialLayout(emission, given, moved);
  const { x, windows } = layout;
  const pool = poolOver(x, y, windows);
  const wide = padded(emission, x, pool.margins, lowest);
  const pooled = (): string => emission.apply("MaxPool", [wide.name], pool.attributes);
  const compared = (): string =>
    seenByPositions(emission, wide, pool, windows)
      .map(({ name }) => name)
      .reduce((most, next) => emission.apply("Maximum", [most, next]));
  return { pool, layout, wide, maxima: pool.isDilated ? compared() : pooled() };
}

/** The lowest number of float32. */
const lowest = -(2 - 2 ** -23) * 2 ** 127;
