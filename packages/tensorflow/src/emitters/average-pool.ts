import type { AveragePoolAttributes } from "@netgraft/core/graph";
import { meanCorrection } from "../lower/mean-correction.js";
import { padded } from "../lower/padding.js";
import { poolOver } from "../lower/pool.js";
import { seenByPositions } from "../lower/positions.js";
import { restored, spatialLayout } from "../lower/spatial.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

/** The mean over padding and all, times what makes it the mean over what counts. */
export const averagePool: Emitter<AveragePoolAttributes> = (
  { inputs, outputs, attributes: { windows: moved, countPadding } },
  emission,
) => {
  const layout = spatialLayout(emission, inputAt(inputs, 0), moved);
  const { x, windows } = layout;
  const { margins, axes, attributes, isDilated } = poolOver(x, outputAt(outputs, 0), windows);
  const wide = padded(emission, x, margins);
  const summed = (): string => {
    const seen = seenByPositions(emission, wide, { axes }, windows).map(({ name }) => name);
    const sum = emission.apply("AddN", seen, { N: seen.length });
    return emission.apply("Mul", [sum, emission.number(1 / seen.length)]);
  };
  const mean = isDilated ? summed() : emission.apply("AvgPool", [wide.name], attributes);
  const correction = meanCorrection(emission, x, { axes }, windows, countPadding);
  const name = correction === undefined ? mean : emission.apply("Mul", [mean, correction]);
  return [restored(emission, name, axes, layout)];
};
