import { backbone, endSites, OptionUnsupportedError, type Problem } from "@netgraft/core";
import { shakeSites } from "./block.js";
import { buildShakeshake, type ShakeshakeSpec } from "./build-shakeshake.js";
import { shakeshakeOptions } from "./options.js";

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
