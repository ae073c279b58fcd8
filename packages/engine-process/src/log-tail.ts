import { once } from "node:events";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The lines that the engine's process writes, handed on as they come; the last few are kept for a crash report. */
export class LogTail {
  readonly #sockets: readonly Socket[];
  readonly #lines: string[] = [];
  /** Settled when the process will write no more. */
  readonly ended: Promise<unknown>;

  constructor(streams: readonly (Readable | null)[], onLog?: (line: string) => void) {
    // The piped streams of a child process are sockets; the type of `ChildProcess` is wider.
    this.#sockets = streams.filter((stream): stream is Socket => stream !== null);
    const interfaces = this.#sockets.map((input) => createInterface({ input }));
    for (const lines of interfaces) {
      lines.on("line", (line) => {
        this.#lines.push(line);
        if (this.#lines.length > 3) this.#lines.shift();
        onLog?.(line);
      });
    }
    this.ended = Promise.all(interfaces.map((lines) => once(lines, "close")));
  }

  /** The last lines, or undefined where nothing was written. */
  lastWords(): string | undefined {
    return this.#lines.length === 0 ? undefined : this.#lines.join(" | ");
  }

  ref(): void {
    for (const socket of this.#sockets) socket.ref();
  }

  unref(): void {
    for (const socket of this.#sockets) socket.unref();
  }
}
