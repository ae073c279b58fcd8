import { NetgraftError } from "./netgraft-error.js";
import { withProblems } from "./with-problems.js";

/** Runs `action`; problems of an error of ours that name no place get `at` as their place. */
export function locate<T>(at: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof NetgraftError) || error.problems.every((problem) => problem.at !== undefined)) throw error;
    throw withProblems(error, (problem) => ({ at, ...problem }));
  }
}
