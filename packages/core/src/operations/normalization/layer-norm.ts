import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { describeAxes, elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { assertParameterAxes } from "../rules/axes.js";
import { sharedDtype } from "../rules/arity.js";
import { scaled, scaledInputs, standardized } from "./standardized.js";

export type LayerNormAttributes = {
  /** What mean and variance are taken over: `channel` in vision transformers and ConvNeXt. */
  readonly axes: readonly string[];
  readonly epsilon: number;
};

/**
 * Mean 0 and variance 1 over the named axes, at every position of the others (Ba et al. 2016).
 *
 * Inputs: x, optionally weight and bias, each with the named axes.
 */
export const layerNorm: Operation<LayerNormAttributes> = {
  kind: "layerNorm",
  attributes: z.strictObject({ axes: z.array(z.string()).min(1), epsilon: z.number().nonnegative() }),
  infer(inputs, { axes }) {
    const [x, weight, bias] = scaledInputs(inputs);
    const sizes = axes.map((name) => ({ name, size: sizeOf(x, name) }));
    for (const [what, parameter] of Object.entries({ weight, bias })) {
      if (parameter === undefined) continue;
      assertParameterAxes(what, parameter, axes);
      if (sizes.some(({ name, size }) => sizeOf(parameter, name) !== size))
        throw new ShapeError({
          message: `the ${what} does not fit what is normalised`,
          expected: describeAxes(sizes),
          found: describeAxes(parameter.axes),
        });
    }
    const given = [weight, bias].filter((parameter) => parameter !== undefined);
    return [{ dtype: sharedDtype([x, ...given]), axes: x.axes }];
  },
  cost: (_inputs, [y]) => elementwise("normalization", elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs, { axes, epsilon }) {
    const [x, weight, bias] = scaledInputs(inputs);
    return [scaled(b, standardized(b, x, axes, epsilon), weight, bias)];
  },
};
