import { relative } from "node:path";

/** A path as messages show it: from the working directory, or whole where that is shorter. */
export function shownPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  return fromHere !== "" && fromHere.length <= path.length ? fromHere : path;
}
