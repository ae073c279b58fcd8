import { NetgraftError } from "./netgraft-error.js";
import { withProblems } from "./with-problems.js";

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
