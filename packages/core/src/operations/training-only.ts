import { z } from "zod";
import type { Operation } from "../graph/operation.js";
import { exactly } from "./arity.js";

export type RateAttributes = {
  /** The probability with which something is dropped. */
  readonly rate: number;
};

/** What dropout and drop-path share: outside training both pass their input on unchanged, at no cost. */
export function trainingOnly(kind: string): Operation<RateAttributes> {
  return {
    kind,
    attributes: z.strictObject({ rate: z.number().min(0).lt(1) }),
    infer(inputs) {
      const [{ dtype, axes }] = exactly(1, inputs);
      return [{ dtype, axes }];
    },
    decompose: (_builder, inputs) => inputs,
  };
}
