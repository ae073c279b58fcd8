import type { Change, Flow } from "./flow.js";
import type { Costs, DiagramRow, DiagramSection, NetworkDiagram, Placed } from "./network-diagram.js";

/** An attachment that one or both of two networks have. */
export interface DiffAttached extends Placed {
  readonly change?: Change;
}

/** Rows of two networks that stand at the same place, or one that stands in one of them alone. */
export interface DiffRow {
  /** What differs apart from attachments. */
  readonly change?: Change;
  readonly before?: DiagramRow;
  readonly after?: DiagramRow;
  /** How many equal blocks it stands for. */
  readonly count: number;
  readonly attachments: readonly DiffAttached[];
  /** The letter of the detail that shows both. */
  readonly detail?: string;
  /** What one of the blocks costs in each. */
  readonly costs: { readonly before: Costs; readonly after: Costs };
}

/** Sections of two networks that stand at the same place. */
export interface DiffSection extends Pick<DiagramSection, "kind" | "title"> {
  readonly rows: readonly DiffRow[];
}

/** The structure of one kind of block in both networks, each with what the other has not marked. */
export interface DiffDetail {
  readonly letter: string;
  readonly title: string;
  /** The blocks whose sizes are shown. */
  readonly path: string;
  readonly count: number;
  /** Whether they differ; if not, one is enough. */
  readonly differs: boolean;
  readonly before?: Flow;
  readonly after?: Flow;
}

/** Two networks, block by block. */
export interface NetworkDiff {
  readonly before: NetworkDiagram;
  readonly after: NetworkDiagram;
  readonly sections: readonly DiffSection[];
  readonly details: readonly DiffDetail[];
}
