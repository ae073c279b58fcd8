import type { Emission } from "@netgraft/onnx/lowering";
import type { Affine } from "../chain/map-layout.js";
import { VectorArithmetic } from "../chain/vector.js";

/** An affine map as operators by channel take it. */
export interface ByChannel {
  readonly map: string;
  /** A tensor [groups]. */
  readonly scale: string;
  /** A tensor [groups]. */
  readonly offset: string | undefined;
  readonly added: string | undefined;
  /** The channels, or those of all examples. */
  readonly groups: number;
  /** Gives a feature map its own shape back. */
  readonly restore: (name: string) => string;
}

/** Where numbers differ from example to example, all examples are one with as many channels. */
export function examplesAsChannels(emission: Emission, { map, sizes, scale, offset, added }: Affine): ByChannel {
  const { batch, channels, height, width } = sizes;
  const rows = Math.max(scale.rows, offset?.rows ?? 1);
  const groups = rows * channels;
  const vectors = new VectorArithmetic(emission);
  const flat = (vector: typeof scale): string => vectors.flat(vector, { rows, columns: channels });
  const reshape = (name: string, shape: readonly number[]): string =>
    rows === 1 ? name : emission.assist("Reshape", [name, emission.integers(shape)]);
  const joined = [1, groups, height, width];
  return {
    map: reshape(map, joined),
    scale: flat(scale),
    offset: offset && flat(offset),
    added: added && reshape(added, joined),
    groups,
    restore: (name) => reshape(name, [batch, channels, height, width]),
  };
}
