import { NetgraftError } from "./netgraft-error.js";
import type { Problem } from "./problem.js";

/** The same error with its problems changed. */
export function withProblems(error: NetgraftError, change: (problem: Problem) => Problem): NetgraftError {
  // Every class of ours is made by defineError, whose constructor takes the problems and the options.
  const Same = error.constructor as new (problems: readonly Problem[], options: ErrorOptions) => NetgraftError;
  return new Same(error.problems.map(change), { cause: error });
}

/** Runs `action`; problems of an error of ours that name no place get `at` as their place. */
export function locate<T>(at: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof NetgraftError) || error.problems.every((problem) => problem.at !== undefined)) throw error;
    throw withProblems(error, (problem) => ({ at, ...problem }));
  }
}

/** Runs `action`, whose problems name places inside of what stands at `path` of a config: they get their places in the config. */
export function within<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof NetgraftError
      ? withProblems(error, ({ at, ...problem }) => ({ ...problem, at: joined(path, at) }))
      : error;
  }
}

function joined(path: string, at: string | undefined): string {
  if (at === undefined || at === "") return path;
  return at.startsWith("[") ? `${path}${at}` : `${path}.${at}`;
}
