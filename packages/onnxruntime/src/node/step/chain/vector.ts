import type { Emission } from "@netgraft/onnx/lowering";

/** Numbers by example and channel: a tensor [rows, columns]. One row serves all examples, one column all channels. */
export interface Vector {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** The arithmetic of vectors. */
export class VectorArithmetic {
  readonly #emission: Emission;

  constructor(emission: Emission) {
    this.#emission = emission;
  }

  multiply(a: Vector, b: Vector): Vector {
    return this.#binary("Mul", a, b);
  }

  add(a: Vector, b: Vector): Vector {
    return this.#binary("Add", a, b);
  }

  subtract(a: Vector, b: Vector): Vector {
    return this.#binary("Sub", a, b);
  }

  scale(a: Vector, factor: number): Vector {
    if (factor === 1) return a;
    return { ...a, name: this.#emission.assist("Mul", [a.name, this.#emission.number(factor)]) };
  }

  /** 1 / √(a + added). */
  inverseRoot(a: Vector, added: number): Vector {
    const sum = this.#emission.assist("Add", [a.name, this.#emission.number(added)]);
    return { ...a, name: this.#emission.assist("Reciprocal", [this.#emission.assist("Sqrt", [sum])]) };
  }

  /** The part above 0. */
  positive(a: Vector): Vector {
    return { ...a, name: this.#emission.assist("Relu", [a.name]) };
  }

  /** The sum over the examples of a vector that has a row for each. */
  sumOfExamples(a: Vector): Vector {
    const name = this.#emission.assist("ReduceSum", [a.name, this.#emission.integers([0])], { keepdims: 1 });
    return { ...a, name, rows: 1 };
  }

  /** Its numbers one after another, repeated to so many rows and columns. */
  flat({ name, rows, columns }: Vector, size: { readonly rows: number; readonly columns: number }): string {
    const isFull = rows === size.rows && columns === size.columns;
    const full = isFull
      ? name
      : this.#emission.assist("Expand", [name, this.#emission.integers([size.rows, size.columns])]);
    return this.#emission.assist("Reshape", [full, this.#emission.integers([size.rows * size.columns])]);
  }

  #binary(opType: string, a: Vector, b: Vector): Vector {
    return {
      name: this.#emission.assist(opType, [a.name, b.name]),
      rows: Math.max(a.rows, b.rows),
      columns: Math.max(a.columns, b.columns),
    };
  }
}
