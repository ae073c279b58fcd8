import { inspect } from "node:util";
import { NetgraftError } from "@netgraft/core";
import { describeProblems } from "@netgraft/core/graph";
import { InternalError } from "../errors.js";
import { stylist, type TextSink } from "./output/text-sink.js";
import { wrapped } from "./output/wrap.js";

/** How an error is printed. */
export interface ReportOptions {
  /** As JSON, where the result would have been JSON. */
  readonly asJson?: boolean;
  /** With its stack and those of its causes. */
  readonly debug?: boolean;
  /** What was at work, where a command works on several things. */
  readonly of?: string;
}

/** Prints an error: its code, then its problems, one per line. */
export function reportError(
  error: unknown,
  stderr: TextSink,
  { asJson = false, debug = false, of }: ReportOptions = {},
): void {
  const coded = error instanceof NetgraftError ? error : new InternalError({ message: messageOf(error) });
  if (asJson) {
    stderr.write(`${JSON.stringify(coded, undefined, 2)}\n`);
  } else {
    const style = stylist(stderr);
    const head = `${style("red", "error")} ${style("bold", coded.code)}${of === undefined ? "" : ` in ${of}`}`;
    const lines = describeProblems(coded.problems).map((line) => wrapped(`  ${line}`, stderr, "  "));
    stderr.write(`${[head, ...lines].join("\n")}\n`);
  }
  if (debug) stderr.write(`${inspect(error)}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
