import { once } from "node:events";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** How Node, the C++ library and others begin to tell of an exception: `TypeError [ERR_X]: …`, `terminate called …`, `FATAL ERROR: …`. */
const exceptionLine =
  /^\s*(?:Uncaught\s+)?(?:\w*(?:Error|Exception)(?:\s\[\w+\])?:\s|terminate called|FATAL ERROR|fatal error|dyld|Segmentation fault)/;

/** The lines that the engine's process writes, handed on as they come; the last few are kept for a crash report. */
export class LogTail {
  readonly #sockets: readonly Socket[];
  readonly #lines: string[] = [];
  /** The first line that says of an exception what it is; what Node writes after it is its stack. */
  #exception: string | undefined;
  /** Settled when the process will write no more. */
  readonly ended: Promise<unknown>;

  constructor(streams: readonly (Readable | null)[], onLog?: (line: string) => void) {
    // The piped streams of a child process are sockets; the type of `ChildProcess` is wider.
    this.#sockets = streams.filter((stream): stream is Socket => stream !== null);
    const interfaces = this.#sockets.map((input) => createInterface({ input }));
    for (const lines of interfaces) {
      lines.on("line", (line) => {
        if (exceptionLine.test(line)) this.#exception ??= line.trim();
        if (line.trim() !== "") this.#lines.push(line);
        if (this.#lines.length > 3) this.#lines.shift();
        onLog?.(line);
      });
    }
    this.ended = Promise.all(interfaces.map((lines) => once(lines, "close")));
  }

  /** What says most of how the process ended: the first line of an exception, or else the last lines; undefined where nothing was written. */
  lastWords(): string | undefined {
    if (this.#exception !== undefined) return `it wrote: ${this.#exception}`;
    return this.#lines.length === 0 ? undefined : `it last wrote: ${this.#lines.join(" | ")}`;
  }

  ref(): void {
    for (const socket of this.#sockets) socket.ref();
  }

  unref(): void {
    for (const socket of this.#sockets) socket.unref();
  }
}
