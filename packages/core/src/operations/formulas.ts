import type { Attributes } from "../graph/attributes.js";
import type { Axes } from "../graph/axes.js";
import type { GraphBuilder } from "../graph/graph-builder.js";
import type { Operand } from "../graph/named-operations.js";
import type { Formulas, NodeBuilder, Operation } from "../graph/operation.js";
import type { Value, ValueType } from "../graph/value.js";
import { concat } from "./axes/concat.js";
import { expand } from "./axes/expand.js";
import { gathered } from "./axes/gather.js";
import { mergeAxes } from "./axes/merge-axes.js";
import { pad } from "./axes/pad.js";
import { renameAxis } from "./axes/rename-axis.js";
import { slice } from "./axes/slice.js";
import { splitAxis } from "./axes/split-axis.js";
import {
  clamp,
  elu,
  gelu,
  hardSigmoid,
  hardSwish,
  leakyRelu,
  mish,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from "./elementwise/activations.js";
import { add, divide, maximum, minimum, multiply, subtract } from "./elementwise/arithmetic.js";
import { abs, erf, exp, log, pow, sqrt, step } from "./elementwise/functions.js";
import type { NoAttributes } from "./elementwise/unary.js";
import { where } from "./elementwise/where.js";
import { matmul } from "./product/matmul.js";
import type { ReductionAttributes } from "./reduction/reduction.js";
import { reduceMax, reduceMean, reduceMin, reduceSum } from "./reduction/reductions.js";
import { logSoftmax, softmax } from "./reduction/softmax.js";
import { topK } from "./reduction/top-k.js";
import { variance } from "./reduction/variance.js";
import { only } from "./rules/arity.js";
import { detach } from "./training/detach.js";

/** Operations by name, written with whatever applies operations: the one dialect of blocks, rules, losses and optimizers. */
export abstract class FormulaBuilder implements Formulas {
  abstract apply<A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
  ): readonly Value[];
  abstract constant(type: ValueType, data: readonly number[]): Value;

  number(value: number): Value {
    return this.constant({ dtype: "float32", axes: [] }, [value]);
  }

  relu(x: Value): Value {
    return this.#plain(relu, x);
  }
  sigmoid(x: Value): Value {
    return this.#plain(sigmoid, x);
  }
  tanh(x: Value): Value {
    return this.#plain(tanh, x);
  }
  softplus(x: Value): Value {
    return this.#plain(softplus, x);
  }
  silu(x: Value): Value {
    return this.#plain(silu, x);
  }
  hardSigmoid(x: Value): Value {
    return this.#plain(hardSigmoid, x);
  }
  hardSwish(x: Value): Value {
    return this.#plain(hardSwish, x);
  }
  gelu(x: Value): Value {
    return this.#plain(gelu, x);
  }
  mish(x: Value): Value {
    return this.#plain(mish, x);
  }
  /** x where it is positive, slope · x elsewhere; the slope is by default PyTorch's 0.01. */
  leakyRelu(x: Value, slope = 0.01): Value {
    return this.#one(leakyRelu, [x], { slope });
  }
  /** x where it is positive, alpha · (exp(x) − 1) elsewhere. */
  elu(x: Value, alpha = 1): Value {
    return this.#one(elu, [x], { alpha });
  }
  /** x to a constant power. */
  pow(x: Value, exponent: number): Value {
    return this.#one(pow, [x], { exponent });
  }
  erf(x: Value): Value {
    return this.#plain(erf, x);
  }
  exp(x: Value): Value {
    return this.#plain(exp, x);
  }
  log(x: Value): Value {
    return this.#plain(log, x);
  }
  sqrt(x: Value): Value {
    return this.#plain(sqrt, x);
  }
  abs(x: Value): Value {
    return this.#plain(abs, x);
  }
  step(x: Value): Value {
    return this.#plain(step, x);
  }
  clamp(x: Value, lowest: number, highest: number): Value {
    return this.#one(clamp, [x], { minimum: lowest, maximum: highest });
  }
  add(a: Operand, b: Operand, { residual = false }: { readonly residual?: boolean } = {}): Value {
    return this.#one(add, [this.#value(a), this.#value(b)], { residual });
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
  maximum(a: Operand, b: Operand): Value {
    return this.#plain(maximum, a, b);
  }
  minimum(a: Operand, b: Operand): Value {
    return this.#plain(minimum, a, b);
  }
  /** a where the condition is not 0, b elsewhere; `step(subtract(p, q))` is the condition p > q. */
  where(condition: Value, a: Operand, b: Operand): Value {
    return this.#plain(where, condition, a, b);
  }

  softmax(x: Value, axis: string): Value {
    return this.#one(softmax, [x], { axis });
  }
  logSoftmax(x: Value, axis: string): Value {
    return this.#one(logSoftmax, [x], { axis });
  }
  reduceSum(x: Value, axes: readonly string[], { keep = false }: { readonly keep?: boolean } = {}): Value {
    return this.#reduced(reduceSum, x, axes, keep);
  }
  reduceMean(x: Value, axes: readonly string[], { keep = false }: { readonly keep?: boolean } = {}): Value {
    return this.#reduced(reduceMean, x, axes, keep);
  }
  reduceMax(x: Value, axes: readonly string[], { keep = false }: { readonly keep?: boolean } = {}): Value {
    return this.#reduced(reduceMax, x, axes, keep);
  }
  reduceMin(x: Value, axes: readonly string[], { keep = false }: { readonly keep?: boolean } = {}): Value {
    return this.#reduced(reduceMin, x, axes, keep);
  }
  /** Σ (x − mean)² / (n − correction); the correction is by default 0, as in norms (PyTorch's `var` has 1). */
  variance(
    x: Value,
    axes: readonly string[],
    { keep = false, correction = 0 }: { readonly keep?: boolean; readonly correction?: number } = {},
  ): Value {
    return this.#one(variance, [x], { axes, keep, correction });
  }
  /** The largest elements along an axis, largest first, and their places along it as numbers. */
  topK(x: Value, axis: string, count: number): { readonly values: Value; readonly places: Value } {
    const [values, places] = this.apply(topK, [x], { axis, count });
    return { values: only([values]), places: only([places]) };
  }
  matmul(a: Value, b: Value, over: string): Value {
    return this.#one(matmul, [a, b], { over });
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
    return this.reduceSum(this.reduceSum(gradient, names(added)), names(repeated), { keep: true });
  }
  renameAxis(x: Value, from: string, to: string): Value {
    return this.#one(renameAxis, [x], { from, to });
  }
  splitAxis(x: Value, axis: string, into: Readonly<Record<string, number>>): Value {
    return this.#one(splitAxis, [x], { axis, into: Object.entries(into).map(([name, size]) => ({ name, size })) });
  }
  mergeAxes(x: Value, merged: readonly string[], into: string): Value {
    return this.#one(mergeAxes, [x], { axes: merged, into });
  }
  slice(
    x: Value,
    axis: string,
    {
      start = 0,
      end = x.size(axis),
      step: every = 1,
    }: { readonly start?: number; readonly end?: number; readonly step?: number },
  ): Value {
    if (start === 0 && every === 1 && end === x.size(axis)) return x;
    return this.#one(slice, [x], { axis, start, end, step: every });
  }
  pad(
    x: Value,
    axis: string,
    {
      before = 0,
      after = 0,
      value = 0,
    }: { readonly before?: number; readonly after?: number; readonly value?: number },
  ): Value {
    return before === 0 && after === 0 ? x : this.#one(pad, [x], { axis, before, after, value });
  }
  concat(values: readonly Value[], axis = "channel"): Value {
    return this.#one(concat, values, { axis });
  }
  /** The elements at given positions along an axis, in the order given. */
  gather(x: Value, axis: string, indices: readonly number[]): Value {
    return gathered(this, x, axis, indices);
  }
  detach(x: Value): Value {
    return this.#plain(detach, x);
  }

  #value(operand: Operand): Value {
    return typeof operand === "number" ? this.number(operand) : operand;
  }
  #plain(operation: Operation<NoAttributes>, ...operands: readonly Operand[]): Value {
    return this.#one(
      operation,
      operands.map((operand) => this.#value(operand)),
      {},
    );
  }
  #reduced(operation: Operation<ReductionAttributes>, x: Value, axes: readonly string[], keep: boolean): Value {
    return axes.length === 0 ? x : this.#one(operation, [x], { axes, keep });
  }
  #one<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): Value {
    return only(this.apply(operation, inputs, attributes));
  }
}

/** Formulas written with a builder of nodes. */
export function formulas(builder: NodeBuilder): Formulas {
  return new FormulasOf(builder);
}

/** Formulas whose nodes are named below `name`, which is that of a node in the builder's scope: `bn1.multiply`. */
export function formulasBelow(builder: GraphBuilder, name: string): Formulas {
  return new FormulasOf({
    constant: (type, data) => builder.constant(type, data),
    apply: (operation, inputs, attributes) => builder.apply(operation, inputs, attributes, `${name}.${operation.kind}`),
  });
}

class FormulasOf extends FormulaBuilder {
  readonly #builder: NodeBuilder;

  constructor(builder: NodeBuilder) {
    super();
    this.#builder = builder;
  }

  apply<A extends Attributes>(operation: Operation<A>, inputs: readonly Value[], attributes: A): readonly Value[] {
    return this.#builder.apply(operation, inputs, attributes);
  }
  constant(type: ValueType, data: readonly number[]): Value {
    return this.#builder.constant(type, data);
  }
}
