import type { Operation } from "../../graph/operation.js";
import { noAttributes, type NoAttributes } from "../elementwise/unary.js";
import { exactly } from "../rules/arity.js";

/** Passes its input on and no gradient back (PyTorch's `detach`): what it gives counts as a constant in training. */
export const detach: Operation<NoAttributes> = {
  kind: "detach",
  attributes: noAttributes,
  infer(inputs) {
    const [{ dtype, axes }] = exactly(1, inputs);
    return [{ dtype, axes }];
  },
  decompose: (_builder, inputs) => inputs,
  gradient: () => [undefined],
};
