import type { Attributes } from "./attributes.js";
import type { Operation } from "./operation.js";
import type { Value } from "./value.js";

/** One application of an operation. Inputs come from earlier in the list: nodes are in SSA order. */
export interface Node {
  /** Position in `graph.nodes`. */
  readonly id: number;
  readonly operation: Operation;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
  /** The scope it was built in: an index into `graph.scopes`. */
  readonly scope: number;
  /** Unique path, e.g. `layer1.0.conv1`. */
  readonly path: string;
}
