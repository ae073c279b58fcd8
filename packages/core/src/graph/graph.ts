import { deepFreeze } from "./deep-freeze.js";
import type { TensorSpec } from "./initializer.js";
import type { Mark } from "./mark.js";
import type { Node } from "./node.js";
import type { Scope } from "./scope.js";
import type { Value } from "./value.js";

/** The parts of a graph; see {@link Graph}. */
export interface GraphParts {
  readonly name: string;
  readonly values: readonly Value[];
  readonly nodes: readonly Node[];
  readonly scopes: readonly Scope[];
  readonly marks: readonly Mark[];
  readonly inputs: Readonly<Record<string, Value>>;
  readonly outputs: Readonly<Record<string, Value>>;
  /** By default none. */
  readonly updates?: Readonly<Record<string, Value>>;
}

/**
 * A network as data: values with named axes, nodes in SSA order, a scope tree, marks, named inputs and outputs, and
 * what becomes of its state.
 * Immutable; passes make new graphs with a `GraphBuilder`.
 */
export class Graph implements GraphParts {
  readonly name: string;
  readonly values: readonly Value[];
  readonly nodes: readonly Node[];
  readonly scopes: readonly Scope[];
  readonly marks: readonly Mark[];
  readonly inputs: Readonly<Record<string, Value>>;
  readonly outputs: Readonly<Record<string, Value>>;
  /** What tensors of the state become when a training step is done, by state-dict name; all others stay. */
  readonly updates: Readonly<Record<string, Value>>;

  constructor(parts: GraphParts) {
    this.name = parts.name;
    this.values = Object.freeze(parts.values.slice());
    this.nodes = Object.freeze(parts.nodes.slice());
    this.scopes = deepFreeze(parts.scopes.slice());
    this.marks = deepFreeze(parts.marks.slice());
    this.inputs = Object.freeze({ ...parts.inputs });
    this.outputs = Object.freeze({ ...parts.outputs });
    this.updates = Object.freeze({ ...parts.updates });
    Object.freeze(this);
  }

  /** The node that computes a value, or undefined for inputs, parameters, buffers and constants. */
  producer(value: Value): Node | undefined {
    return value.source.kind === "node" ? this.nodes[value.source.node] : undefined;
  }

  /** Parameters and buffers in the order of a PyTorch state dict (that of construction). */
  state(): readonly TensorSpec[] {
    const specs: TensorSpec[] = [];
    const heads = this.scopes.flatMap(({ kind, path }) => (kind === "auxiliary" ? [`${path}.`] : []));
    for (const { source, dtype, axes } of this.values) {
      if (source.kind !== "parameter" && source.kind !== "buffer") continue;
      // State has no batch axis, so every size is a number.
      const shape = axes.map(({ size }) => Number(size));
      const { kind: role, name, initializer } = source;
      const isAuxiliary = heads.some((head) => name.startsWith(head));
      specs.push({ name, dtype, shape, role, initializer, ...(isAuxiliary ? { auxiliary: true } : {}) });
    }
    return specs;
  }
}
