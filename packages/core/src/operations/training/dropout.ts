import { z } from "#zod";
import type { Axis } from "../../graph/axes.js";
import type { Operation } from "../../graph/operation.js";
import { multiply } from "../elementwise/arithmetic.js";
import { exactly } from "../rules/arity.js";

export type RateAttributes = {
  /** The probability with which something is dropped. */
  readonly rate: number;
};

/** Dropout of single elements (Srivastava et al. 2014), scaled by 1 / (1 − rate) in training; the identity otherwise. */
export const dropout = dropping("dropout", () => true);

/** Drops a whole residual branch per example (Huang et al. 2016, stochastic depth), scaled by 1 / (1 − rate) in training; the identity otherwise. */
export const dropPath = dropping("dropPath", ({ name }) => name === "batch");

/**
 * What both share: outside training they pass their input on unchanged, at no cost; in training it is multiplied with a mask
 * that is drawn for each step, an input `<path of the node>.mask`.
 * @param masked the axes along which the mask has an element of its own for each position
 */
function dropping(kind: string, masked: (axis: Axis) => boolean): Operation<RateAttributes> {
  return {
    kind,
    attributes: z.strictObject({ rate: z.number().min(0).lt(1) }),
    infer(inputs) {
      const [{ dtype, axes }] = exactly(1, inputs);
      return [{ dtype, axes }];
    },
    decompose: (_b, inputs) => inputs,
    training(_b, node) {
      const [x] = exactly(1, node.inputs);
      const { rate } = node.attributes;
      if (rate === 0) return [x];
      const mask = node.draw("mask", { dtype: x.dtype, axes: x.axes.filter(masked) }, { kind: "mask", rate });
      return node.inPlace(multiply, [x, mask], {});
    },
  };
}
