import type { Axes, ValueType } from "@netgraft/core";
import type { DType } from "@netgraft/core/graph";
import { types } from "./attributes.js";
import { arrange } from "./arrange.js";
import type { Emission } from "./emission.js";
import { storedAxes } from "./stored.js";
import { orderOf, shapeOf, type EmittedTensor } from "./emitted-tensor.js";
import type { Signature, TensorFlowPort } from "./tensorflow-graph.js";

/** A tensor of the state as a variable of the graph. */
export interface Variable {
  /** The node that is its handle. */
  readonly handle: string;
  /** Its axes as TensorFlow has them: those of a kernel's window, in, out. */
  readonly stored: Axes;
  readonly dtype: DType;
  /** Its axes in the order of the state dict. */
  readonly declared: Axes;
}

/** The state of a program as variables, which all that is lowered into one graph shares. */
export class Variables {
  readonly #emission: Emission;
  readonly #variables = new Map<string, Variable>();
  readonly #before = new Map<string, Variable>();

  constructor(emission: Emission) {
    this.#emission = emission;
  }

  /** A variable that has been declared. */
  known(name: string): Variable {
    const variable = this.#variables.get(name);
    if (variable === undefined) throw new TypeError(`the state has no tensor "${name}"`);
    return variable;
  }

  /** Makes the variable of a parameter or buffer, where there is none of its name yet. */
  declare(name: string, { dtype, axes: declared }: ValueType): void {
    if (this.#variables.has(name)) return;
    const stored = storedAxes(declared);
    this.#variables.set(name, { handle: this.#handle(name, { dtype, axes: stored }), dtype, stored, declared });
  }

  /** A variable for the tensor as it was before the last change. */
  before(name: string): Variable {
    const { dtype, stored, declared } = this.known(name);
    const known = this.#before.get(name);
    if (known !== undefined) return known;
    const before = { handle: this.#handle(`before/${name}`, { dtype, axes: stored }), dtype, stored, declared };
    this.#before.set(name, before);
    return before;
  }

  /** The variable's value at the beginning of a run. Two readings are two nodes. */
  read({ handle, dtype, stored }: Variable, path: string): EmittedTensor {
    return { name: this.#emission.place(path, "ReadVariableOp", [handle], types({ dtype })), axes: stored };
  }

  /** The signature that takes tensors of the state by name, in the order of the state dict, and gives for each a sign that it is stored. */
  init(): Signature {
    const inputs: Record<string, TensorFlowPort> = {};
    const outputs: Record<string, TensorFlowPort> = {};
    const emission = this.#emission;
    for (const [name, { handle, dtype, stored, declared }] of this.#variables) {
      const shape = shapeOf(declared);
      const given = emission.place(`init/${name}`, "Placeholder", [], {
        ...types({ dtype }),
        shape: { shape },
      });
      emission.at(`init/${name}`, dtype);
      const value = arrange(emission, { name: given, axes: declared }, orderOf({ axes: stored }));
      const assigned = assign(emission, `init/${name}/assign`, { handle, dtype }, value.name);
      const done = emission.place(
        `init/${name}/done`,
        "Identity",
        [emission.number(1, "float32"), `^${assigned}`],
        types({ T: "float32" }),
      );
      inputs[name] = { node: given, dtype, shape };
      outputs[name] = { node: done, dtype: "float32", shape: [] };
    }
    return { inputs, outputs };
  }

  /** The signature that gives the tensors of the state, in the order of the state dict. */
  readAll(): Signature {
    const emission = this.#emission;
    const outputs = [...this.#variables].map(
      ([name, { handle, dtype, stored, declared }]): [string, TensorFlowPort] => {
        const value = emission.place(`read/${name}`, "ReadVariableOp", [handle], types({ dtype }));
        emission.at(`read/${name}`, dtype);
        const ordered = arrange(emission, { name: value, axes: stored }, orderOf({ axes: declared }));
        const node = emission.place(`read/${name}/value`, "Identity", [ordered.name], types({ T: dtype }));
        return [name, { node, dtype, shape: shapeOf(declared) }];
      },
    );
    return { inputs: {}, outputs: Object.fromEntries(outputs) };
  }

  #handle(name: string, { dtype, axes }: ValueType): string {
    return this.#emission.place(`variables/${name}`, "VarHandleOp", [], {
      ...types({ dtype }),
      shape: { shape: shapeOf(axes) },
      shared_name: name,
      container: "",
    });
  }
}

/** Stores a value in a variable once all that is waited for has been done. @returns the node to wait for */
export function assign(
  emission: Emission,
  path: string,
  { handle, dtype }: Pick<Variable, "handle" | "dtype">,
  value: string,
  after: readonly string[] = [],
): string {
  return emission.place(path, "AssignVariableOp", [handle, value, ...after.map((node) => `^${node}`)], {
    ...types({ dtype }),
    validate_shape: true,
  });
}
