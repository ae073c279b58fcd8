import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { sharedDtype } from "../rules/arity.js";
import { unusedAxis } from "../rules/axes.js";
import { channelVector } from "./channel-vector.js";
import { scaled, scaledInputs, standardized } from "./standardized.js";

export type GroupNormAttributes = {
  readonly groups: number;
  readonly epsilon: number;
};

/**
 * Each example's channels, in so many groups of neighbours, brought to mean 0 and variance 1 over a group and all axes but
 * the batch (Wu & He 2018). As many groups as channels make instance norm (Ulyanov et al. 2016).
 *
 * Inputs: x, optionally weight [channel] and bias [channel].
 */
export const groupNorm: Operation<GroupNormAttributes> = {
  kind: "groupNorm",
  attributes: z.strictObject({ groups: z.int().positive(), epsilon: z.number().nonnegative() }),
  infer(inputs, { groups }) {
    const [x, ...vectors] = scaledInputs(inputs);
    const given = vectors.filter((vector) => vector !== undefined);
    channelVector(x, given);
    const channels = sizeOf(x, "channel");
    if (channels % groups !== 0)
      throw new ShapeError({
        message: "channels are not divisible by the groups",
        expected: `a multiple of ${groups}`,
        found: `${channels}`,
      });
    return [{ dtype: sharedDtype([x, ...given]), axes: x.axes }];
  },
  cost: (_inputs, [y]) => elementwise("normalization", elementsPerExample(y?.axes ?? [])),
  decompose(b, inputs, { groups, epsilon }) {
    const [x, weight, bias] = scaledInputs(inputs);
    const group = unusedAxis(x, "group");
    const split = b.splitAxis(x, "channel", { [group]: groups, channel: sizeOf(x, "channel") / groups });
    const axes = x.axes.map(({ name }) => name).filter((name) => name !== "batch");
    return [scaled(b, b.mergeAxes(standardized(b, split, axes, epsilon), [group, "channel"], "channel"), weight, bias)];
  },
};
