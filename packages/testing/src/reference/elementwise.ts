import {
  abs,
  add,
  type Attributes,
  clamp,
  detach,
  divide,
  erf,
  exp,
  log,
  maximum,
  minimum,
  multiply,
  type Operation,
  pow,
  relu,
  sigmoid,
  softplus,
  sqrt,
  step,
  subtract,
  tanh,
  where,
} from "@netgraft/core/graph";
import { filled, inputAt, type Kernel, kernel, read } from "./kernel.js";
import { offsets } from "./offsets.js";

/** erf x = 2/√π · exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!! (Abramowitz & Stegun 7.1.6), whose terms have one sign: nothing cancels. */
function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Operations that compute each element from one element of each input. */
export const elementwise: readonly Kernel[] = [
  unary(abs, Math.abs),
  unary(detach, (x) => x),
  unary(erf, errorFunction),
  unary(exp, Math.exp),
  unary(log, Math.log),
  unary(relu, (x) => Math.max(x, 0)),
  unary(sigmoid, (x) => 1 / (1 + Math.exp(-x))),
  // log(1 + exp(x)) = max(x, 0) + log(1 + exp(−|x|)), which does not overflow.
  unary(softplus, (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
  unary(sqrt, Math.sqrt),
  unary(step, (x) => (x > 0 ? 1 : 0)),
  unary(tanh, Math.tanh),
  unary(pow, (x, { exponent }) => x ** exponent),
  unary(clamp, (x, { minimum: lowest, maximum: highest }) => Math.min(Math.max(x, lowest), highest)),
  binary(add, (a, b) => a + b),
  binary(divide, (a, b) => a / b),
  binary(maximum, Math.max),
  binary(minimum, Math.min),
  binary(multiply, (a, b) => a * b),
  binary(subtract, (a, b) => a - b),
  kernel(where, (inputs, y) => {
    const [condition, a, b] = [0, 1, 2].map((index) => {
      const { axes, data } = inputAt(inputs, index);
      return { data, places: offsets(axes, y) };
    });
    const of = (side: typeof a, place: number): number => read(side?.data ?? [], read(side?.places ?? [], place));
    return filled(y, (place) => of(of(condition, place) === 0 ? b : a, place));
  }),
];

function unary<A extends Attributes>(operation: Operation<A>, f: (x: number, attributes: A) => number): Kernel {
  return kernel(operation, (inputs, _y, attributes) => inputAt(inputs, 0).data.map((x) => f(x, attributes)));
}

function binary<A extends Attributes>(operation: Operation<A>, f: (a: number, b: number) => number): Kernel {
  return kernel(operation, (inputs, y) => {
    const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
    const [ofA, ofB] = [offsets(a.axes, y), offsets(b.axes, y)];
    return filled(y, (place) => f(read(a.data, read(ofA, place)), read(b.data, read(ofB, place))));
  });
}
