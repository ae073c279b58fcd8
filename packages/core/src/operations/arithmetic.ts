import type { Axes } from "../graph/axes.js";
import type { Operand } from "../graph/primitives.js";
import type { Attributes } from "../graph/attributes.js";
import type { DecompositionBuilder, Operation, PrimitiveBuilder } from "../graph/operation.js";
import { sizeOf, type Value, type ValueType } from "../graph/value.js";
import { add } from "./elementwise/arithmetic.js";
import { divide } from "./divide.js";
import type { NoAttributes } from "./elementwise/unary.js";
import { exp } from "./exp.js";
import { expand } from "./axes/expand.js";
import { matmul } from "./product/matmul.js";
import { mergeAxes } from "./axes/merge-axes.js";
import { multiply } from "./multiply.js";
import { only } from "./rules/only.js";
import { pad } from "./axes/pad.js";
import { reduceSum } from "./reduce-sum.js";
import { renameAxis } from "./axes/rename-axis.js";
import { slice } from "./axes/slice.js";
import { splitAxis } from "./axes/split-axis.js";
import { sqrt } from "./sqrt.js";
import { step } from "./step.js";
import { subtract } from "./subtract.js";

/** The primitives of formulas, written with whatever applies operations. */
export class Arithmetic implements PrimitiveBuilder {
  readonly #builder: DecompositionBuilder;

  constructor(builder: DecompositionBuilder) {
    this.#builder = builder;
  }

  apply<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): readonly Value[] {
    return this.#builder.apply(operation, inputs, attributes);
  }
  constant(type: ValueType, data: readonly number[]): Value {
    return this.#builder.constant(type, data);
  }

  add(a: Operand, b: Operand): Value {
    return this.#one(add, [this.#value(a), this.#value(b)], { residual: false });
  }
  subtract(a: Operand, b: Operand): Value {
    return this.#plain(subtract, a, b);
  }
  multiply(a: Operand, b: Operand): Value {
    return this.#plain(multiply, a, b);
  }
  divide(a: Operand, b: Operand): Value {
    return this.#plain(divide, a, b);
  }
  step(x: Value): Value {
    return this.#plain(step, x);
  }
  sqrt(x: Value): Value {
    return this.#plain(sqrt, x);
  }
  exp(x: Value): Value {
    return this.#plain(exp, x);
  }

  sum(x: Value, axes: readonly string[], keep = false): Value {
    return axes.length === 0 ? x : this.#one(reduceSum, [x], { axes, keep });
  }
  expand(x: Value, axes: Axes): Value {
    const has = axes.every(({ name, size }) => x.axes.some((axis) => axis.name === name && axis.size === size));
    return has ? x : this.#one(expand, [x], { axes: axes.map(({ name, size }) => ({ name, size })) });
  }
  reduceTo(gradient: Value, type: ValueType): Value {
    const sizeIn = (name: string) => type.axes.find((axis) => axis.name === name)?.size;
    const added = gradient.axes.filter(({ name }) => sizeIn(name) === undefined);
    const repeated = gradient.axes.filter(({ name, size }) => sizeIn(name) === 1 && size !== 1);
    const names = (axes: Axes) => axes.map(({ name }) => name);
    return this.sum(this.sum(gradient, names(added)), names(repeated), true);
  }

  renameAxis(x: Value, from: string, to: string): Value {
    return this.#one(renameAxis, [x], { from, to });
  }
  splitAxis(x: Value, axis: string, into: Axes): Value {
    const sizes = into.map(({ name }) => ({ name, size: sizeOf({ dtype: x.dtype, axes: into }, name) }));
    return this.#one(splitAxis, [x], { axis, into: sizes });
  }
  mergeAxes(x: Value, axes: readonly string[], into: string): Value {
    return this.#one(mergeAxes, [x], { axes, into });
  }
  slice(x: Value, axis: string, start: number, end: number): Value {
    return start === 0 && end === x.size(axis) ? x : this.#one(slice, [x], { axis, start, end, step: 1 });
  }
  pad(x: Value, axis: string, before: number, after: number): Value {
    return before === 0 && after === 0 ? x : this.#one(pad, [x], { axis, before, after, value: 0 });
  }
  matmul(a: Value, b: Value, over: string): Value {
    return this.#one(matmul, [a, b], { over });
  }

  #value(operand: Operand): Value {
    return typeof operand === "number" ? this.constant({ dtype: "float32", axes: [] }, [operand]) : operand;
  }
  #plain(operation: Operation<NoAttributes>, ...operands: readonly Operand[]): Value {
    return this.#one(
      operation,
      operands.map((operand) => this.#value(operand)),
      {},
    );
  }
  #one<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): Value {
    return only(this.apply(operation, inputs, attributes));
  }
}
