import type { Value } from "../graph/value.js";

/** A block that is being traced, as rules and attachments see it. */
export interface BlockPlace {
  /** Prefix of the block's names, e.g. `layer1.0`. */
  readonly path: string;
  readonly type: string;
  /** The stage's index, from 1. */
  readonly stage: number;
  /** Position in its stage, from 0. */
  readonly index: number;
  /** How many blocks its stage has. */
  readonly count: number;
  readonly stride: number;
  /** What entered the block. */
  readonly input: Value;
}

/** Where an attachment is built. */
export interface Site {
  /** The site's name, e.g. `residual`. */
  readonly name: string;
  readonly block: BlockPlace;
  /** What the same rule handed on at the site before this one, if anything. */
  readonly received?: Value;
  /** Hands a value on to the next site of the same rule (e.g. DCA's connection between blocks). */
  handOn(value: Value): void;
}
