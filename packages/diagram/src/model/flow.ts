/** How something differs between two networks. */
export type Change = "added" | "removed" | "changed";

/** How a node of a flow is drawn: a layer with weights, a pool, a step without weights, a module of several operations, a sum or product, … */
export type FlowShape = "layer" | "pool" | "step" | "module" | "join" | "concat" | "terminal" | "site";

/** A box of a drawing: one operation, or several that are fused. */
export interface FlowNode {
  readonly id: string;
  readonly shape: FlowShape;
  /** What stands in it, line by line; beside it for a site, of an attachment what and where it is, and its sizes. */
  readonly lines: readonly string[];
  /** What it is in other blocks that the drawing stands for, line by line, below its own lines. */
  readonly notes?: readonly string[];
  /** Of a convolution or pool: its stride and dilation, `2`, or `2×1` where they differ by axis. */
  readonly window?: { readonly stride: string; readonly dilation: string };
  /** The attachment that it belongs to: the id of a group. */
  readonly group?: string;
  readonly change?: Change;
}

/** A value that flows from one node to another. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** Sizes of the value, where they are worth saying. */
  readonly label?: string;
  /** Whether it lies on the way that the feature map takes, which is drawn straight. */
  readonly spine: boolean;
  /** Whether it brings a gate to what it is multiplied with. */
  readonly gate: boolean;
}

/** What is drawn as a frame around nodes: an attachment. */
export interface FlowGroup {
  readonly id: string;
  /** What it shares with the other attachments of its rule. */
  readonly rule: string;
  readonly change?: Change;
}

/** A piece of a network as a drawing, before anything has a place. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
}
