import { styleText } from "node:util";

/** Where text goes: a terminal, a file, a pipe, or a test. `process.stdout` is one. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** Whether the terminal shows colours; respects NO_COLOR, FORCE_COLOR and TERM. Not there where text goes to no terminal. */
  hasColors?(): boolean;
}

/**
 * The same place, where the environment says of colours what the place need not know: FORCE_COLOR asks for them where text goes to
 * no terminal, as in the logs of CI, with the values that Node takes.
 */
export function withForcedColors(
  sink: TextSink,
  { FORCE_COLOR: forced }: Readonly<Record<string, string | undefined>>,
): TextSink {
  if (forced === undefined) return sink;
  return {
    write: (text) => sink.write(text),
    get isTTY() {
      return sink.isTTY === true;
    },
    get columns() {
      return sink.columns ?? usualWidth;
    },
    hasColors: () => ["", "1", "true", "2", "3"].includes(forced),
  };
}

/** The width of a terminal that does not tell it. */
export const usualWidth = 80;

/** What text is styled as. */
export type Style = "bold" | "dim" | "red" | "green" | "cyan";

/** Styles text for one place where text goes: where there are colours, and not at all elsewhere. */
export function stylist(sink: TextSink): (style: Style, text: string) => string {
  const styled = sink.hasColors?.() === true;
  // Node would look at stdout once more, which need not be the place.
  return (style, text) => (styled ? styleText(style, text, { validateStream: false }) : text);
}
