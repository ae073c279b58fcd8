import type { Json } from "@netgraft/core";
import type { Flow } from "./flow.js";

/** Parameters in elements; multiply-accumulates for one example. */
export interface Costs {
  readonly parameters: number;
  readonly macs: number;
}

/** What attachments of one rule share. */
export interface Placed {
  /** Module name in the block. */
  readonly id: string;
  readonly type: string;
  /** Where it stands: a site, or the convolution that it replaces. */
  readonly site: string;
  readonly replaces: boolean;
  readonly options: Json;
}

/** An attachment as it stands in a block. */
export type Attached = Placed & Costs;

/** One operation. */
export interface OperationRow extends Costs {
  readonly path: string;
  /** Its kind, e.g. `conv`. */
  readonly operation: string;
  /** Sizes of what it gives. */
  readonly output: string;
}

/** A step of a network at block level: blocks that are equal and follow one another, or layers between blocks. */
export interface DiagramRow extends Costs {
  readonly label: string;
  /** Paths of the blocks; of layers, the path of the first. */
  readonly paths: readonly string[];
  /** How many equal blocks it stands for. */
  readonly count: number;
  /** The letter of the detail that shows its structure, where it has one. */
  readonly detail?: string;
  /** Sizes of what it passes on. */
  readonly output: string;
  /** The attachments of one of the blocks. */
  readonly attachments: readonly Attached[];
  /** What the attachments of all of them cost. */
  readonly attached: Costs;
  /** All that its structure is, sizes included. */
  readonly signature: string;
  /** The same without its attachments. */
  readonly plainSignature: string;
  /** One of the blocks: layers with their norm and activation fused, and each operation for itself. */
  readonly flow: Flow;
  readonly operations: Flow;
  /** The same as a list. */
  readonly list: readonly OperationRow[];
}

/** A run of rows that belong together. */
export interface DiagramSection {
  readonly kind: "stem" | "stage" | "between" | "head" | "auxiliary";
  readonly title: string;
  readonly rows: readonly DiagramRow[];
}

/** The structure of one kind of block. */
export interface Detail {
  readonly letter: string;
  /** The kind, e.g. `bottleneck`. */
  readonly title: string;
  /** The block whose sizes are shown. */
  readonly path: string;
  /** How many blocks of the network have this structure. */
  readonly count: number;
  readonly flow: Flow;
}

/** What one rule of the config has attached. */
export interface Rule extends Placed, Costs {
  readonly count: number;
}

/** A network at block level, as data: what a renderer needs, in the order in which it is read. */
export interface NetworkDiagram extends Costs {
  readonly name: string;
  /** Sizes of the input of one example. */
  readonly input: string;
  readonly sections: readonly DiagramSection[];
  readonly details: readonly Detail[];
  readonly rules: readonly Rule[];
  /** What all attachments cost. */
  readonly attached: Costs;
}
