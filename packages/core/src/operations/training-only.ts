import { z } from "zod";
import type { Axis } from "../graph/axes.js";
import type { Operation } from "../graph/operation.js";
import { exactly } from "./rules/arity.js";
import { multiply } from "./multiply.js";

export type RateAttributes = {
  /** The probability with which something is dropped. */
  readonly rate: number;
};

/**
 * What dropout and drop-path share: outside training both pass their input on unchanged, at no cost; in training it is
 * multiplied with a mask that is drawn for each step, an input `<path of the node>.mask`.
 * @param masked the axes along which the mask has an element of its own for each position
 */
export function trainingOnly(kind: string, masked: (axis: Axis) => boolean): Operation<RateAttributes> {
  return {
    kind,
    attributes: z.strictObject({ rate: z.number().min(0).lt(1) }),
    infer(inputs) {
      const [{ dtype, axes }] = exactly(1, inputs);
      return [{ dtype, axes }];
    },
    decompose: (_builder, inputs) => inputs,
    training(_builder, node) {
      const [x] = exactly(1, node.inputs);
      const { rate } = node.attributes;
      if (rate === 0) return [x];
      const mask = node.draw("mask", { dtype: x.dtype, axes: x.axes.filter(masked) }, { kind: "mask", rate });
      return node.inPlace(multiply, [x, mask], {});
    },
  };
}
