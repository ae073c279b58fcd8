import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import { type Axes, describeAxes, elementsPerExample } from "../../graph/axes.js";
import { elementwise } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import type { ValueType } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";

export type ReductionAttributes = {
  /** The axes that are reduced, by name. */
  readonly axes: readonly string[];
  /** Whether they stay, with size 1. */
  readonly keep: boolean;
};

/** The axes that are left. @throws NG_SHAPE where one of the reduced axes is missing. */
export function reducedAxes(type: ValueType, { axes, keep }: ReductionAttributes): Axes {
  const missing = axes.find((axis) => !type.axes.some(({ name }) => name === axis));
  if (missing !== undefined)
    throw new ShapeError({ message: `there is no axis "${missing}"`, found: describeAxes(type.axes) });
  if (keep) return type.axes.map((axis) => (axes.includes(axis.name) ? { name: axis.name, size: 1 } : axis));
  return type.axes.filter(({ name }) => !axes.includes(name));
}

/** What all reductions share. */
export function reduction(
  kind: string,
  gradient: NonNullable<Operation<ReductionAttributes>["gradient"]>,
): Operation<ReductionAttributes> {
  return {
    kind,
    attributes: z.strictObject({ axes: z.array(z.string()).min(1), keep: z.boolean() }),
    infer(inputs, attributes) {
      const [x] = exactly(1, inputs);
      return [{ dtype: x.dtype, axes: reducedAxes(x, attributes) }];
    },
    cost: ([x]) => elementwise("reduce", elementsPerExample(x?.axes ?? [])),
    gradient,
  };
}
