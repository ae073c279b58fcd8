import type { Json } from "./attributes.js";

/** What a scope stands for. */
export type ScopeKind = "network" | "backbone" | "stage" | "block" | "attachment" | "head" | "auxiliary" | "module";

/**
 * A scope of a graph: a module in PyTorch's sense, and a box in a diagram. Scopes form a tree; nodes and
 * parameters point into it.
 */
export interface Scope {
  /** Position in `graph.scopes`; the root is 0. */
  readonly id: number;
  /** Absent for the root. */
  readonly parent?: number;
  readonly kind: ScopeKind;
  /** The prefix of names inside, e.g. `layer1.0`; empty for the root and for scopes that add no name. */
  readonly path: string;
  /** The kind of block, e.g. `bottleneck` or `se`. */
  readonly type?: string;
  /** The options it was built with. */
  readonly options?: Json;
}
