import type { Json } from "../graph/attributes.js";
import type { Value } from "../graph/value.js";
import type { BlockBuilder } from "./block-builder.js";

/**
 * A block: the unit that a stage repeats and that attachments are placed in. It declares its sites by calling
 * `b.site(…)` where something may be attached.
 */
export interface Block {
  /** The kind of block, e.g. `bottleneck`; blocks of one kind and equal options have equal structure. */
  readonly type: string;
  /** What it was made with, for diagrams and generated sources. */
  readonly options?: Json;
  /** By how much it shrinks height and width. */
  readonly stride: number;
  /** Traces the block: x has axes batch, channel, height, width, and so has what it returns. */
  build(b: BlockBuilder, x: Value): Value;
}
