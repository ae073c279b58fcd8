import type { ConvOptions, Operation } from "@netgraft/core";
import type { FeatureMapSize } from "../bare-network.js";
import type { ExpectedError } from "./refusal.js";

/** One way to use an attachment. */
export interface AttachmentUse<Options> {
  /** What the test is called; by default the options as JSON. */
  readonly name?: string;
  /** As in a config, without `type`; by default none. */
  readonly options?: Options;
  /** The feature map at the site; by default 16 channels on 6×8 positions. */
  readonly input?: FeatureMapSize;
  /** The convolution that it replaces; without it, the attachment stands at a site. */
  readonly convolution?: ConvOptions;
}

/** A use with what it has to cost. */
export interface AttachmentCase<Options> extends AttachmentUse<Options> {
  /** How many numbers it learns, from its formula. */
  readonly parameters: number;
  /** Multiply-accumulates for one example, from its formula; by default they are not compared. */
  readonly macs?: number;
}

/** A use that has to be refused, such as channels that groups do not divide. */
export interface AttachmentRefusal<Options> extends AttachmentUse<Options>, ExpectedError {}

/** What an attachment is tested with. */
export interface AttachmentTests<Options> {
  readonly cases: readonly AttachmentCase<Options>[];
  readonly refusals?: readonly AttachmentRefusal<Options>[];
  /** Files that `netgraft_golden.py` wrote: what PyTorch computes. */
  readonly goldens?: readonly (URL | string)[];
  /** Operations that its plugin adds to those of core. */
  readonly operations?: readonly Operation[];
}

/** The feature map of a use. */
export function inputOf({ input = { channels: 16, height: 6, width: 8 } }: AttachmentUse<unknown>): FeatureMapSize {
  return input;
}

/** What a use is called. */
export function nameOf({ name, options }: AttachmentUse<unknown>): string {
  return name ?? (options === undefined ? "default options" : JSON.stringify(options));
}
