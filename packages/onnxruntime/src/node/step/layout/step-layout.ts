import type { Node } from "@netgraft/core/graph";
import type { MapLayout } from "../chain/map-layout.js";
import type { StepRule } from "../rules/rule.js";

/** The names of the layouts of a step. */
export type LayoutName = "portable" | "blocked";

/** A layout of feature maps with the operations that a step has in it. */
export interface StepLayout extends MapLayout {
  readonly name: LayoutName;
  /** Its name with what it is like on this machine. */
  readonly title: string;
  /** Whether it has a way of its own for a convolution, whose weights are then stored as it wants them. */
  convolves(node: Node): boolean;
  /** What it does in its own way, by kind of operation; what it does not, all layouts have in common. */
  readonly rules: ReadonlyMap<string, StepRule>;
}
