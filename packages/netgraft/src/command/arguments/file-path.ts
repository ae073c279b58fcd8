import { shownPath } from "../../loader/shown-path.js";
import type { CommandContext } from "../context.js";

/** The path of an argument, as short as messages should show it. */
export function filePath(context: CommandContext, argument: string): string {
  return shownPath(context.path(argument), process.cwd());
}
