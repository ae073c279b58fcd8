import type { TextSink } from "./text-sink.js";
import { visibleLine } from "./visible-text.js";

/** Milliseconds before anything is shown, and between two changes. */
const [patience, interval] = [400, 100];

/** A line on a terminal that says what is being done, for work of more than a moment; nothing where there is no terminal. */
export class Progress {
  readonly #sink: TextSink;
  #next = performance.now() + patience;
  #shown = false;

  constructor(sink: TextSink) {
    this.#sink = sink;
  }

  /** Shows what is being done. */
  show(doing: string): void {
    const now = performance.now();
    if (this.#sink.isTTY !== true || now < this.#next) return;
    this.#next = now + interval;
    this.#shown = true;
    this.#sink.write(`\r\u001b[K${visibleLine(doing).slice(0, (this.#sink.columns ?? 80) - 1)}`);
  }

  /** Shows how much of it is done, in percent. */
  showPart(doing: string, done: number, all: number): void {
    this.show(`${doing}: ${Math.floor((100 * done) / all)} %`);
  }

  /** Clears the line, before anything else is printed. */
  clear(): void {
    if (this.#shown) this.#sink.write("\r\u001b[K");
    this.#shown = false;
  }
}
