import { OptionUnsupportedError, type Problem } from "@netgraft/core";

/** The options of every backbone that this family cannot honour, or not everywhere. */
interface ContractOptions {
  readonly outputStride: number;
  /** Left out where there are residual branches. */
  readonly dropPath?: number;
}

/**
 * Refuses what an Inception cannot do: its reduction modules have unpadded convolutions and pools, which cannot be
 * dilated without another output size (timm refuses it, too), and only the Inception-ResNets have residual branches.
 * @throws NG_OPTION_UNSUPPORTED
 */
export function assertSupported({ outputStride, dropPath = 0 }: ContractOptions): void {
  const problems: Problem[] = [];
  if (outputStride !== 32)
    problems.push({
      at: "backbone.outputStride",
      message: "the reduction modules have convolutions and pools that cannot be dilated",
      expected: "32",
      found: `${outputStride}`,
    });
  if (dropPath > 0)
    problems.push({
      at: "backbone.dropPath",
      message: "there are no residual branches that could be dropped",
      expected: "0, or an Inception-ResNet",
      found: `${dropPath}`,
    });
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
