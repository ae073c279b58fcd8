import type { Dtype } from "@netgraft/core";
import { type TensorFlowAttributes, type TensorFlowConstant, types } from "./attributes.js";
import type { TensorFlowNode } from "./tensorflow-graph.js";

/** What emitters write to: the TensorFlow nodes made so far. What is asked for twice is made once. */
export class Emission {
  /** Whether convolutions in groups are written group by group, because TensorFlow has no gradients of them here. */
  readonly splitsGroups: boolean;
  readonly #nodes: TensorFlowNode[] = [];
  readonly #made = new Map<string, string>();
  readonly #names = new Set<string>();
  #path = "";

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

  /** Names the nodes that follow after a node of the graph. */
  at(path: string): void {
    this.#path = path;
  }

  /** Adds an operation on float32 tensors, whose attribute `T` says so. @returns the name of its first output */
  apply(op: string, inputs: readonly string[], attributes: TensorFlowAttributes = {}): string {
    return this.add(op, inputs, { T: { type: "float32" }, ...attributes });
  }

  /** Adds any operation that depends on its inputs alone. @returns the name of its first output */
  add(op: string, inputs: readonly string[], attributes: TensorFlowAttributes): string {
    const key = JSON.stringify([op, inputs, attributes]);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const name = this.place(`${this.#path}/${op}`, op, inputs, attributes);
    this.#made.set(key, name);
    return name;
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
  number(value: number, dtype: Dtype = "float32"): string {
    return this.constant({ dtype, shape: [], data: [value] });
  }

  /** A constant tensor. */
  constant(tensor: TensorFlowConstant): string {
    return this.add("Const", [], { ...types({ dtype: tensor.dtype }), value: { tensor } });
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
