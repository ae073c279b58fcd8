import { oneOf, OptionUnsupportedError, type Problem } from "@netgraft/core";

/** What is wrong with an option, where something is. */
interface Refusal {
  readonly option: string;
  readonly isRefused: boolean;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
}

/** @throws NG_OPTION_UNSUPPORTED with every option that is refused */
export function assertSupported(...refusals: readonly Refusal[]): void {
  const problems = refusals
    .filter(({ isRefused }) => isRefused)
    .map(({ option, message, expected, found }): Problem => ({ at: `backbone.${option}`, message, expected, found }));
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}

/** The family shrinks by unpadded convolutions and pools, which cannot be dilated without another output size (timm refuses it, too). */
export function fixedStride(outputStride: number): Refusal {
  return {
    option: "outputStride",
    isRefused: outputStride !== 32,
    message: "the reduction modules have convolutions and pools that cannot be dilated",
    expected: "32",
    found: `${outputStride}`,
  };
}

/** A plain Inception module has no branch beside an identity that could be dropped. */
export function noDropPath(dropPath: number): Refusal {
  return {
    option: "dropPath",
    isRefused: dropPath > 0,
    message: "there are no residual branches that could be dropped",
    expected: "0, or the backbone inceptionResnet",
    found: `${dropPath}`,
  };
}

/** An option that only some versions have. */
export function onlyFor(
  versions: readonly string[],
  version: string,
  option: string,
  value: boolean | number | undefined,
): Refusal {
  return {
    option,
    isRefused: value !== undefined && value !== false && !versions.includes(version),
    message: `the version "${version}" has no such option`,
    expected: `version ${oneOf(versions)}`,
    found: `${value}`,
  };
}
