import type { OnnxAttributes } from "../lower/attributes.js";
import { dataTypes } from "../lower/data-types.js";
import type { Emission } from "../lower/emission.js";

/** Arithmetic on tensors of float64 by the names of ONNX's operators: sizes and weights are computed as Python computes them. */
export class Doubles {
  constructor(readonly emission: Emission) {}

  apply(opType: string, inputs: readonly (string | number)[], attributes: OnnxAttributes = {}): string {
    const named = inputs.map((input) => (typeof input === "number" ? this.vector([input]) : input));
    return this.emission.assist(opType, named, attributes);
  }

  vector(values: readonly number[]): string {
    return this.emission.constant("float64", [values.length], values);
  }

  of(tensor: string): string {
    return this.apply("Cast", [tensor], { to: dataTypes.float64 });
  }

  wholeOf(tensor: string): string {
    return this.apply("Cast", [tensor], { to: dataTypes.int64 });
  }

  /** One element of a vector, as a vector. */
  at(tensor: string, index: number): string {
    return this.apply("Gather", [tensor, this.emission.integers([index])], { axis: 0 });
  }
}
