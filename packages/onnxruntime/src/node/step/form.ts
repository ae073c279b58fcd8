import type { Axes } from "@netgraft/core";
import type { EmittedTensor } from "@netgraft/onnx/lowering";
import type { Chain } from "./chain/chain.js";
import type { Vector } from "./chain/vector.js";
import type { Stored } from "./storage/stored.js";

/** What a value of the graph is in a lowered step. */
export type Form =
  /** A tensor as ONNX's operators want it. */
  | { readonly tensor: EmittedTensor }
  /** A feature map. */
  | { readonly chain: Chain }
  /** The product of two feature maps: where it is only summed up, its elements are never written. */
  | { readonly product: readonly [Chain, Chain] }
  /** Numbers by example and channel; its other axes have size 1. */
  | { readonly vector: Vector; readonly axes: Axes }
  /** A tensor of the state, or what it becomes. */
  | { readonly stored: Stored };
