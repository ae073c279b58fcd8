import type { Emission } from "@netgraft/onnx/lowering";
import type { FeatureMap, MapSizes } from "../chain/feature-map.js";
import { reshaped } from "./operators.js";

/** A feature map in blocks whose positions lie `strides` apart in a larger one, with zeros between them. */
export function spread(
  emission: Emission,
  { name, sizes: from }: FeatureMap,
  to: { readonly sizes: MapSizes; readonly strides: readonly [number, number]; readonly block: number },
): FeatureMap {
  const { sizes, block } = to;
  const [down, across] = to.strides;
  const maps = (from.batch * from.channels) / block;
  const apart = reshaped(emission, name, [maps, from.height, 1, from.width, block]);
  const zeros = emission.integers([0, 0, 0, 0, 0, 0, 0, down - 1, 0, (across - 1) * block]);
  const wide = reshaped(emission, emission.assist("Pad", [apart, zeros]), [
    maps,
    from.height * down,
    from.width * across,
    block,
  ]);
  // Positions that the stride leaves over stay zero; zeros that lie behind the last position are cut off.
  const rest = [0, 0, 0, 0, 0, sizes.height - from.height * down, sizes.width - from.width * across, 0];
  const exact = rest.every((amount) => amount === 0) ? wide : emission.assist("Pad", [wide, emission.integers(rest)]);
  return { name: reshaped(emission, exact, [sizes.batch, sizes.channels, sizes.height, sizes.width]), sizes };
}
