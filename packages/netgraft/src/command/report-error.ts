import { NetgraftError } from "@netgraft/core";
import { describeProblem } from "@netgraft/core";
import { InternalError } from "../errors.js";
import { stylist } from "./output/style.js";
import type { TextSink } from "./output/text-sink.js";

/**
 * Prints an error: its code, then its problems, one per line; as JSON where the result would have been JSON.
 * @param debug whether the stack of an error that is not ours is shown
 */
export function reportError(
  error: unknown,
  stderr: TextSink,
  { asJson, debug }: { readonly asJson: boolean; readonly debug: boolean },
): void {
  const coded = error instanceof NetgraftError ? error : new InternalError({ message: messageOf(error) });
  if (asJson) {
    stderr.write(`${JSON.stringify(coded, undefined, 2)}\n`);
  } else {
    const style = stylist(stderr);
    const lines = coded.problems.map((problem) => `  ${describeProblem(problem)}`);
    stderr.write(`${style("red", "error")} ${style("bold", coded.code)}\n${lines.join("\n")}\n`);
  }
  if (debug && error instanceof Error) stderr.write(`${error.stack}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
