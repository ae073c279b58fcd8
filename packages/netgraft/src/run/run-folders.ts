import { resolve } from "node:path";
import { RunFolders } from "@netgraft/experiments";
import { shownPath } from "../loader/shown-path.js";

/** The folders of runs, or of series of runs, that name none. */
export function runFolders(
  { cwd = process.cwd(), runs = "runs" }: { readonly cwd?: string | undefined; readonly runs?: string | undefined },
  hold: "runs" | "series" = "runs",
): RunFolders {
  return new RunFolders(shownPath(resolve(cwd, runs), process.cwd()), hold);
}
