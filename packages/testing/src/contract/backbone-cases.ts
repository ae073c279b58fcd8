import type { FeatureInfo, Operation } from "@netgraft/core";
import type { FeatureMapSize } from "../bare-network.js";
import type { ExpectedError } from "./refusal.js";

/** One way to use a backbone. */
export interface BackboneUse<Options> {
  /** What the test is called; by default the options as JSON. */
  readonly name?: string;
  /** As in a config, without `type`; by default none. */
  readonly options?: Options;
  /** The picture; by default 3 channels on 48×64 pixels. */
  readonly input?: FeatureMapSize;
  /** By default 7. */
  readonly classes?: number;
}

/** A use with what it has to cost. */
export interface BackboneCase<Options> extends BackboneUse<Options> {
  /** How many numbers it learns, as published or from its formula. */
  readonly parameters: number;
  /** Multiply-accumulates for one picture; by default they are not compared. */
  readonly macs?: number;
  /** Its feature maps, in order; by default they are not compared. */
  readonly features?: readonly FeatureInfo[];
  /**
   * Whether it is counted and no more. Everything else is computed in float64, operation by operation, which takes seconds
   * where a network has a hundred million multiply-accumulates: count published sizes, and compute small ones.
   */
  readonly countOnly?: boolean;
}

/** A use that has to be refused, such as a depth that does not exist. */
export interface BackboneRefusal<Options> extends BackboneUse<Options>, ExpectedError {}

/** What a backbone is tested with. */
export interface BackboneTests<Options> {
  /** Together they have to have each of its sites and each convolution that can be replaced. */
  readonly cases: readonly BackboneCase<Options>[];
  readonly refusals?: readonly BackboneRefusal<Options>[];
  /** Files that `netgraft_golden.py` wrote: what PyTorch computes. */
  readonly goldens?: readonly (URL | string)[];
  /** Operations that its plugin adds to those of core. */
  readonly operations?: readonly Operation[];
}
