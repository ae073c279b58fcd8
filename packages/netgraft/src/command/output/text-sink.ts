import { styleText } from "node:util";

/** Where text goes: a terminal, a file, a pipe, or a test. `process.stdout` is one. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** Whether the terminal shows colours; respects NO_COLOR, FORCE_COLOR and TERM. */
  hasColors?(): boolean;
}

/** What text is styled as. */
export type Style = "bold" | "dim" | "red" | "green" | "cyan";

/** Styles text for one place where text goes: on a terminal with colours, and not at all elsewhere. */
export function stylist(sink: TextSink): (style: Style, text: string) => string {
  const styled = sink.isTTY === true && sink.hasColors?.() === true;
  // Node would look at stdout once more, which need not be the place.
  return (style, text) => (styled ? styleText(style, text, { validateStream: false }) : text);
}
