import type { Block } from "@netgraft/core";
import type { Steps } from "./step.js";
import { type LayerRule, traceSteps } from "./trace-steps.js";

/** A module of parallel branches; a reduction module has stride 2. */
export interface InceptionModule {
  /** Its name in the network, as the source has it. */
  readonly name: string;
  readonly branches: readonly Steps[];
  readonly stride: 1 | 2;
}

/** The sites of every Inception module; a reduction module has three branches, others four. */
export const inceptionSites = {
  branch1: "The end of the first branch, before the branches are joined.",
  branch2: "The end of the second branch.",
  branch3: "The end of the third branch: in most reduction modules a pool.",
  branch4: "The end of the fourth branch.",
  output: "After the branches are joined (standard SE), in reduction modules, too.",
} as const;

/** Parallel branches joined along the channels (Szegedy et al. 2015, fig. 2). */
export function inceptionModule({ branches, stride }: InceptionModule, rule: LayerRule): Block {
  return {
    type: "inception",
    options: { branches, stride, ...rule },
    stride,
    build: (b, x) =>
      b.site(
        "output",
        b.concat(branches.map((steps, index) => b.site(`branch${index + 1}`, traceSteps(b, x, steps, rule)))),
      ),
  };
}
