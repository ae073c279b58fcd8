import { backbone, endSites, OptionUnsupportedError, type Problem, z } from "@netgraft/core";
import { shakeSites } from "./block.js";
import { buildShakeshake, type ShakeshakeSpec } from "./build-shakeshake.js";

/** The options of `shakeshake`. */
const shakeshakeOptions = {
  block: z
    .enum(["basic", "bottleneck"])
    .default("basic")
    .describe("The two branches of each block: two 3×3 convolutions, or 1×1, 3×3 and 1×1."),
  layers: z
    .array(z.int().positive().max(10_000))
    .min(1)
    .default([4, 4, 4])
    .describe("Blocks of each stage: n of each make a depth of 6n + 2 (basic) or 9n + 2 (bottleneck)."),
  width: z.int().positive().default(32).describe("Planes of the first stage, doubled with each (the 96 of 26 2×96d)."),
  stemWidth: z
    .int()
    .positive()
    .default(16)
    .describe("Channels of the stem: 16, or 64 as in the ResNeXts for CIFAR (29 2×4×64d)."),
  cardinality: z.int().positive().default(1).describe("Groups of a bottleneck's 3×3 convolution (the 4 of 2×4×64d)."),
  baseWidth: z.int().positive().default(64).describe("Channels per group at 64 planes (the 64 of 2×4×64d)."),
  activation: z
    .enum(["branch", "output"])
    .default("branch")
    .describe(
      "Where the ReLU between blocks is: at the start of each branch, so that the identity is passed on as it is (Gastaldi's code), or after the addition (pytorchcv).",
    ),
  epsilon: z.number().positive().default(1e-5).describe("Added to the variance in batch norm."),
};

/**
 * Shake-Shake networks for CIFAR: residual blocks of two branches.
 * Sources: Gastaldi 2017 (Shake-Shake regularization) and its code; parameter names: pytorchcv.
 */
export const shakeshake = backbone({
  type: "shakeshake",
  summary: "Shake-Shake ResNets and ResNeXts for CIFAR: blocks of two branches, mixed at random in training.",
  description: "Gastaldi, Shake-Shake regularization (arXiv 1705.07485).",
  options: shakeshakeOptions,
  sites: { ...shakeSites, ...endSites },
  standard: "residual",
  build(options, head) {
    assertBasic(options);
    return buildShakeshake(options, head);
  },
});

/** @throws NG_OPTION_UNSUPPORTED where options of bottlenecks are set for basic blocks */
function assertBasic({ block, cardinality, baseWidth }: ShakeshakeSpec): void {
  const differs = { cardinality: cardinality !== 1, baseWidth: baseWidth !== 64 };
  const problems = Object.entries(differs).flatMap(([option, isSet]): Problem[] =>
    isSet && block === "basic"
      ? [{ at: `backbone.${option}`, message: "is an option of bottlenecks, and this network has basic blocks" }]
      : [],
  );
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
