import type { TextSink } from "./text-sink.js";
import { visibleLine } from "./visible-text.js";
import { cut } from "./wrap.js";

/** Milliseconds before anything is shown, and between two changes. */
const [patience, interval] = [400, 200];

/** Lines at the end of a terminal that say what is being done, written over as it goes on; nothing where there is no terminal. */
export class ProgressLines {
  readonly #sink: TextSink;
  #next = performance.now() + patience;
  /** How many lines are shown. */
  #shown = 0;

  constructor(sink: TextSink) {
    this.#sink = sink;
  }

  /** Shows lines in place of those before. @param linesFor of a width, asked for where it is time to show something */
  show(linesFor: (width: number) => readonly string[]): void {
    const now = performance.now();
    if (this.#sink.isTTY !== true || now < this.#next) return;
    this.#next = now + interval;
    const width = (this.#sink.columns ?? 80) - 1;
    // What is wider would take two lines, of which one would stay.
    const lines = linesFor(width).map((line) => cut(visibleLine(line), width));
    this.#sink.write(`${this.#erased()}${lines.join("\n")}`);
    this.#shown = lines.length;
  }

  /** Takes the lines away, before anything else is printed. */
  clear(): void {
    if (this.#shown > 0) this.#sink.write(this.#erased());
    this.#shown = 0;
  }

  /** What leads to the beginning of the lines that are shown, and erases them. */
  #erased(): string {
    return this.#shown > 1 ? `\r\u001b[${this.#shown - 1}A\u001b[J` : "\r\u001b[J";
  }
}
