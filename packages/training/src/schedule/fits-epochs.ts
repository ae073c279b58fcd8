import { OptionUnsupportedError, type Problem } from "@netgraft/core";

/** An option that says when something happens, in epochs. */
export interface Moment {
  readonly at: string;
  readonly epoch: number;
}

/** Checks that what a schedule plans comes before the end. @throws NG_OPTION_UNSUPPORTED naming all that does not */
export function assertFitsEpochs(epochs: number, moments: readonly Moment[]): void {
  const problems = moments
    .filter(({ epoch }) => epoch >= epochs)
    .map(({ at, epoch }): Problem => ({
      at,
      message: "the schedule does not fit the epochs: this never comes",
      expected: `less than ${epochs}`,
      found: `${epoch}`,
    }));
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
}
