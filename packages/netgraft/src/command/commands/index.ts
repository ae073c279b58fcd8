import type { DefineCommand } from "../command.js";
import { summaryCommand } from "./summary.js";

/** All commands, in the order of the help. */
export const commands: readonly DefineCommand[] = [summaryCommand];
