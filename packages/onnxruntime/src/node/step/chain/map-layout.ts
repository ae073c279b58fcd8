import type { Emission } from "@netgraft/onnx/lowering";
import type { FeatureMap, MapSizes } from "./feature-map.js";
import type { Vector } from "./vector.js";

/** scale · map + offset + added, then perhaps ReLU: one pass over the elements where the engine has one. */
export interface Affine {
  /** The feature map's name. */
  readonly map: string;
  readonly sizes: MapSizes;
  readonly scale: Vector;
  readonly offset: Vector | undefined;
  /** Another feature map's name. */
  readonly added: string | undefined;
  readonly relu: boolean;
}

/** How feature maps lie in memory, and what is computed from them there. */
export interface MapLayout {
  /** Feature maps have a multiple of so many channels. */
  readonly block: number;
  /** From batch, channel, height, width in this order. @returns the name of the tensor */
  fromPlain(emission: Emission, name: string, sizes: MapSizes): string;
  /** To batch, channel, height, width in this order. @returns the name of the tensor */
  toPlain(emission: Emission, map: FeatureMap): string;
  affine(emission: Emission, affine: Affine): string;
  /** The mean over the positions, by example and channel. */
  mean(emission: Emission, map: FeatureMap): Vector;
  /** The sum over the positions of the product of two feature maps, by example and channel. */
  dot(emission: Emission, a: FeatureMap, b: FeatureMap): Vector;
}
