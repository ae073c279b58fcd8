import { type DType, tensorFrom } from "@netgraft/core/graph";
import { type TensorFlowAttributes, types } from "./attributes.js";
import type { TensorFlowNode } from "./tensorflow-graph.js";

/** The numbers of a constant, in row-major order. */
interface ConstantNumbers {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What emitters write to: the TensorFlow nodes made so far. What is asked for twice is made once. */
export class Emission {
  /** Whether convolutions in groups are written group by group, because TensorFlow has no gradients of them here. */
  readonly splitsGroups: boolean;
  readonly #nodes: TensorFlowNode[] = [];
  readonly #made = new Map<string, string>();
  readonly #names = new Set<string>();
  #path = "";
  #dtype: DType = "float32";

  constructor({ splitsGroups = false }: { readonly splitsGroups?: boolean } = {}) {
    this.splitsGroups = splitsGroups;
  }

  get nodes(): readonly TensorFlowNode[] {
    return this.#nodes;
  }

  /** The path of the graph's node that is being written. */
  get path(): string {
    return this.#path;
  }

  /** The dtype of what the graph's node gives. */
  get dtype(): DType {
    return this.#dtype;
  }

  /** Names the nodes that follow after a node of the graph, which gives tensors of a dtype. */
  at(path: string, dtype: DType = "float32"): void {
    this.#path = path;
    this.#dtype = dtype;
  }

  /** Adds an operation on tensors of the dtype of the graph's node, unless its attribute `T` says another. @returns the name of its first output */
  apply(op: string, inputs: readonly string[], attributes: TensorFlowAttributes = {}): string {
    return this.add(op, inputs, { T: { type: this.#dtype }, ...attributes });
  }

  /** Adds any operation that depends on its inputs alone. @returns the name of its first output */
  add(op: string, inputs: readonly string[], attributes: TensorFlowAttributes): string {
    return this.#once(JSON.stringify([op, inputs, attributes]), () =>
      this.place(`${this.#path}/${op}`, op, inputs, attributes),
    );
  }

  /** Adds a node under the name that is wanted, numbered where it is taken, whether or not there is one like it. @returns its name */
  place(wanted: string, op: string, inputs: readonly string[], attributes: TensorFlowAttributes): string {
    const name = this.#unique(legal(wanted));
    this.#nodes.push({ name, op, inputs, attributes });
    return name;
  }

  /** A constant list of integers, for inputs such as axes and shapes. */
  integers(values: readonly number[]): string {
    return this.constant({ dtype: "int32", shape: [values.length], data: values });
  }

  /** A constant number. */
  number(value: number, dtype: DType = this.#dtype): string {
    return this.constant({ dtype, shape: [], data: [value] });
  }

  /** A constant tensor of numbers, which are rounded to the dtype. */
  constant({ dtype, shape, data }: ConstantNumbers): string {
    return this.#once(`Const ${dtype}[${shape.join()}]${data.join()}`, () =>
      this.place(`${this.#path}/Const`, "Const", [], {
        ...types({ dtype }),
        value: { tensor: tensorFrom<DType>(dtype, shape, data) },
      }),
    );
  }

  #once(key: string, make: () => string): string {
    const name = this.#made.get(key) ?? make();
    this.#made.set(key, name);
    return name;
  }

  #unique(wanted: string): string {
    let name = wanted;
    for (let count = 1; this.#names.has(name); count += 1) name = `${wanted}_${count}`;
    this.#names.add(name);
    return name;
  }
}

/** A name that TensorFlow takes, and that can stand in a list with commas. */
function legal(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_.\\/>-]/g, "_").replace(/^[^A-Za-z0-9.]/, ".$&");
}
