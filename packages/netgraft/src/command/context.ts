import { resolve } from "node:path";
import type { TextSink } from "./output/text-sink.js";

/** What surrounds one run of the command: where its text goes, and where it was started. */
export interface Surroundings {
  /** Results. */
  readonly stdout: TextSink;
  /** Notes and errors. */
  readonly stderr: TextSink;
  /** The folder that relative paths of arguments start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a command writes to and reads its paths from. */
export class CommandContext {
  readonly stdout: TextSink;
  readonly cwd: string;
  readonly #stderr: TextSink;

  constructor({ stdout, stderr, cwd }: Surroundings) {
    this.stdout = stdout;
    this.cwd = cwd;
    this.#stderr = stderr;
  }

  /** Prints text as the result, with a line end. */
  print(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  /** Prints a value as indented JSON, the result of `--json`. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, undefined, 2));
  }

  /** Tells the user something that is no result: one line on stderr. */
  note(text: string): void {
    this.#stderr.write(`${text}\n`);
  }

  /** The absolute path of an argument. */
  path(argument: string): string {
    return resolve(this.cwd, argument);
  }
}
