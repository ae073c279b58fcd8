import { isFileReference } from "@netgraft/core/config";
import type { CommandContext } from "../context.js";
import type { SweepOptions } from "./options.js";

/** What decides in a call how cells are trained, for workers that something else starts; which engine it is, the sweep says. */
export function workerArguments(
  context: CommandContext,
  { workers, plugins, plugin = [] }: SweepOptions,
): readonly string[] {
  return [
    ...(workers === undefined ? [] : ["--workers", String(workers)]),
    ...(plugins === undefined ? [] : [plugins ? "--plugins" : "--no-plugins"]),
    // Those of files, whatever folder they are named from.
    ...plugin.flatMap((each) => ["--plugin", isFileReference(each) ? context.path(each) : each]),
  ];
}
