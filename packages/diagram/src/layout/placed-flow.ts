import type { FlowEdge, FlowGroup, FlowNode } from "../model/flow.js";

/** A point in pixels, from the upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** An edge with its bends from box to box, and the place of its label. */
export interface PlacedEdge extends FlowEdge {
  readonly points: readonly Point[];
  readonly labelBox?: Box;
}

/** A flow whose parts have places. */
export interface PlacedFlow {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (FlowNode & Box)[];
  readonly groups: readonly (FlowGroup & Box)[];
  readonly edges: readonly PlacedEdge[];
}
