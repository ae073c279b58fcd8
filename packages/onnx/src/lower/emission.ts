import { type DType, tensorFrom } from "@netgraft/core/graph";
import type { OnnxAttributes } from "./attributes.js";
import type { OnnxConstant, OnnxNode } from "./onnx-graph.js";
import { uniqueName } from "./unique-name.js";

/** What emitters write to: the ONNX nodes and constants made so far, with names that are unique. */
export class Emission {
  /** Version of the operator set that is written. */
  readonly opset: number;
  readonly #nodes: OnnxNode[] = [];
  readonly #constants = new Map<string, OnnxConstant>();
  readonly #nodeNames = new Set<string>();
  readonly #tensorNames: Set<string>;
  #path = "";
  #dtype: DType = "float32";

  /** @param taken names that the graph's inputs, outputs and state have. */
  constructor(opset: number, taken: Iterable<string>) {
    this.opset = opset;
    this.#tensorNames = new Set(taken);
  }

  get nodes(): readonly OnnxNode[] {
    return this.#nodes;
  }

  /** The constants that nodes use, each once. */
  get constants(): readonly OnnxConstant[] {
    return [...this.#constants.values()];
  }

  /** The path of the graph's node that is being written. */
  get path(): string {
    return this.#path;
  }

  /** Names the nodes that follow after a node of the graph, which gives tensors of a dtype. */
  at(path: string, dtype: DType = "float32"): void {
    this.#path = path;
    this.#dtype = dtype;
  }

  /** Adds the node that does the work of the current graph node and bears its path. @returns the name of its output */
  apply(opType: string, inputs: readonly string[], attributes: OnnxAttributes = {}): string {
    return this.#add(this.#path, opType, inputs, attributes);
  }

  /** Adds a node that only prepares for the one that does the work, or rearranges after it. @returns the name of its output */
  assist(opType: string, inputs: readonly string[], attributes: OnnxAttributes = {}): string {
    return this.#add(`${this.#path}/${opType}`, opType, inputs, attributes);
  }

  /** As `assist`, for an operator that is onnxruntime's own. @returns the name of its output */
  assistIn(domain: string, opType: string, inputs: readonly string[], attributes: OnnxAttributes = {}): string {
    return this.#add(`${this.#path}/${opType}`, opType, inputs, attributes, domain);
  }

  /** As `assist`, for a node with several outputs. @returns their names */
  assistAll(
    opType: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: OnnxAttributes = {},
  ): readonly string[] {
    const name = uniqueName(`${this.#path}/${opType}`, this.#nodeNames);
    const names = outputs.map((output) => uniqueName(`${name}/${output}`, this.#tensorNames));
    this.#nodes.push({ name, opType, inputs, outputs: names, attributes });
    return names;
  }

  /** A constant list of integers, for inputs such as axes and shapes. */
  integers(values: readonly number[]): string {
    return this.constant("int64", [values.length], values);
  }

  /** A constant number, of the dtype of the graph's node. */
  number(value: number): string {
    return this.constant(this.#dtype, [], [value]);
  }

  /** A constant tensor of numbers, which are rounded to the dtype; equal ones are one initialiser. */
  constant(dtype: DType, shape: readonly number[], data: readonly number[]): string {
    return this.table(`${dtype}[${shape.join()}]${data.join()}`, dtype, shape, () => data);
  }

  /** A large constant tensor, made where there is none of that key yet. */
  table(key: string, dtype: DType, shape: readonly number[], make: () => readonly number[]): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known.name;
    const name = uniqueName(`constant_${this.#constants.size}`, this.#tensorNames);
    this.#constants.set(key, { name, tensor: tensorFrom<DType>(dtype, shape, make()) });
    return name;
  }

  #add(wanted: string, opType: string, inputs: readonly string[], attributes: OnnxAttributes, domain?: string): string {
    const name = uniqueName(wanted, this.#nodeNames);
    const output = uniqueName(name, this.#tensorNames);
    const node = { name, opType, inputs, outputs: [output], attributes };
    this.#nodes.push(domain === undefined ? node : { ...node, domain });
    return output;
  }
}
