import { styleText } from "node:util";
import { visibleText } from "./visible-text.js";

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
  return like(sink, {
    write: (text) => sink.write(text),
    hasColors: () => ["", "1", "true", "2", "3"].includes(forced),
  });
}

/**
 * Stands for the escape character of a style until text is written. It is drawn anew in each process, so that no text from elsewhere
 * can have it.
 */
const escape = `\uFDD0${Math.random().toString(36).slice(2)}\uFDD1`;

/** The same place, which shows all that is written as {@link visibleText} has it; what is styled for it keeps its style. */
export function visibleSink(sink: TextSink): TextSink {
  return like(sink, {
    write: (text) => sink.write(visibleText(text).replaceAll(escape, "\u001b")),
    ...(sink.hasColors === undefined ? {} : { hasColors: () => sink.hasColors?.() === true }),
  });
}

/** The same place but for some of what it does; how wide it is can change. */
function like(sink: TextSink, changed: Pick<TextSink, "write" | "hasColors">): TextSink {
  return {
    ...changed,
    get isTTY() {
      return sink.isTTY === true;
    },
    get columns() {
      return sink.columns ?? usualWidth;
    },
  };
}

/** The width of a terminal that does not tell it. */
export const usualWidth = 80;

/** What text is styled as. */
export type Style = "bold" | "dim" | "red" | "green" | "cyan";

/** Styles text for one place where text goes, a {@link visibleSink}: where there are colours, and not at all elsewhere. */
export function stylist(sink: TextSink): (style: Style, text: string) => string {
  const styled = sink.hasColors?.() === true;
  return (style, text) => {
    if (!styled) return text;
    // Node would look at stdout once more, which need not be the place.
    const [before = "", after = ""] = styleText(style, "|", { validateStream: false }).split("|");
    return `${before.replace("\u001b", escape)}${text}${after.replace("\u001b", escape)}`;
  };
}
