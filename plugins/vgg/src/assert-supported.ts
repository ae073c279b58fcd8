import { OptionUnsupportedError, type Problem } from "@netgraft/core";

/**
 * Refuses what a VGG cannot do: it shrinks by pools, which cannot be dilated, and it has no residual branches.
 * @throws NG_OPTION_UNSUPPORTED
 */
export function assertSupported({ outputStride, dropPath }: { outputStride: number; dropPath: number }): void {
  const problems: Problem[] = [];
  if (outputStride !== 32)
    problems.push({
      at: "backbone.outputStride",
      message: "a VGG shrinks by unpadded 2×2 pools, which cannot be dilated without another output size",
      expected: "32",
      found: `${outputStride}`,
    });
  if (dropPath > 0)
    problems.push({
      at: "backbone.dropPath",
      message: "a VGG has no residual branches that could be dropped",
      expected: "0",
      found: `${dropPath}`,
    });
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
