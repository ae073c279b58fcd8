import type { Block } from "@netgraft/core";
import type { Steps } from "./step.js";
import { type LayerRule, traceSteps } from "./trace-steps.js";

/** A residual Inception module. */
export interface ResidualModule {
  readonly branches: readonly Steps[];
  /** What the branch is multiplied with before the addition (Szegedy et al. 2017, section 3.3). */
  readonly scale: number;
  /** Whether a ReLU follows the addition. */
  readonly activation: boolean;
}

/** The sites of the residual modules, beside those of their branches. */
export const residualSites = {
  branchInput: "What enters the residual branch alone (SE-PRE).",
  concat: "The branches of a residual module joined, before the up-projection.",
  residual:
    "The residual branch after the up-projection, before it is scaled and added (standard SE); in residual modules alone.",
  shortcut: "The identity path (SE-Identity).",
} as const;

/** Parallel branches, a 1×1 up-projection without norm or activation, and a scaled addition (Szegedy et al. 2017, figs. 10–19). */
export function residualModule(
  { branches, scale, activation }: ResidualModule,
  rule: LayerRule,
  dropPath: number,
): Block {
  return {
    type: "residualInception",
    options: { branches, scale, activation, dropPath, ...rule },
    stride: 1,
    build(b, x) {
      const entered = b.site("branchInput", x);
      const joined = b.concat(
        branches.map((steps, index) => b.site(`branch${index + 1}`, traceSteps(b, entered, steps, rule))),
      );
      const up = b.conv("conv2d", b.site("concat", joined), { channels: x.size("channel"), bias: true });
      const residual = b.site("residual", up);
      const scaled = scale === 1 ? residual : b.multiply(residual, b.number(scale));
      const sum = b.add(b.dropPath(scaled, dropPath), b.site("shortcut", x), { residual: true });
      return b.site("output", activation ? b.relu(sum) : sum);
    },
  };
}
