import type { Value } from "@netgraft/core";
import type { FeatureMap } from "../chain/feature-map.js";
import type { PlaneConvolution } from "./is-blockable.js";

/** A convolution whose weight's gradient is written. */
export interface BlockedWeightGradient {
  readonly x: Value;
  readonly dy: Value;
  /** dy as a computed feature map. */
  readonly map: FeatureMap;
  readonly plane: PlaneConvolution;
  /** Of the weight: out, in, height, width. */
  readonly shape: readonly number[];
  readonly block: number;
}
