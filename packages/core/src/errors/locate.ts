import { NetgraftError } from "./netgraft-error.js";
import type { Problem } from "./problem.js";

/** Runs `action`; problems of an error of ours that name no place get `at` as their place. */
export function locate<T>(at: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof NetgraftError) || error.problems.every((problem) => problem.at !== undefined)) throw error;
    // Every class of ours is made by defineError, whose constructor takes the problems and the options.
    const Same = error.constructor as new (problems: readonly Problem[], options: ErrorOptions) => NetgraftError;
    throw new Same(
      error.problems.map((problem) => ({ at, ...problem })),
      { cause: error },
    );
  }
}
