import type { NetgraftError } from "./netgraft-error.js";
import type { Problem } from "./problem.js";

/** The same error with its problems changed. */
export function withProblems(error: NetgraftError, change: (problem: Problem) => Problem): NetgraftError {
  // Every class of ours is made by defineError, whose constructor takes the problems and the options.
  const Same = error.constructor as new (problems: readonly Problem[], options: ErrorOptions) => NetgraftError;
  return new Same(error.problems.map(change), { cause: error });
}
