import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { shownPath } from "../loader/shown-path.js";
import type { NamedCode } from "../trust/code-policy.js";
import { type TextSink, visibleSink, withForcedColors } from "./output/text-sink.js";
import { visibleLine } from "./output/visible-text.js";
import { wrapped } from "./output/wrap.js";

/** What surrounds one run of the command: where its text goes, and where it was started. */
export interface Surroundings {
  /** Results. */
  readonly stdout: TextSink;
  /** Notes and errors. */
  readonly stderr: TextSink;
  /** The folder that relative paths of arguments start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where answers come from; made when something is asked, which takes a while. */
  readonly stdin?: (() => AnswerSource) | undefined;
}

/** What lines can be read from; `process.stdin` is one. */
export type AnswerSource = Readable & { readonly isTTY?: boolean };

/** What a command writes to and reads its paths from. Text from elsewhere is made visible as it is written. */
export class CommandContext implements Surroundings {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Standard error as it is, for what moves the cursor there and makes the text of others visible itself. */
  readonly terminal: TextSink;
  readonly cwd: string;
  readonly env: Surroundings["env"];
  readonly stdin: Surroundings["stdin"];
  #failed = false;

  constructor({ stdout, stderr, cwd, env, stdin }: Surroundings) {
    this.stdin = stdin;
    this.terminal = withForcedColors(stderr, env);
    this.stdout = visibleSink(withForcedColors(stdout, env));
    this.stderr = visibleSink(this.terminal);
    this.cwd = cwd;
    this.env = env;
  }

  /** Whether a command that works on several things has failed on one of them. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Whether somebody is there who can be asked. */
  get canAsk(): boolean {
    return this.stderr.isTTY === true && this.stdin?.().isTTY === true;
  }

  /** Notes that the command has failed, where it reports that itself and goes on. */
  fail(): void {
    this.#failed = true;
  }

  /** Prints text as the result, with a line end. */
  print(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  /** Prints a line as the result, whatever names are in it. */
  printLine(text: string): void {
    this.print(visibleLine(text));
  }

  /** Prints sentences as the result, broken between words at the edge of a terminal. */
  printProse(text: string): void {
    this.print(wrapped(text, this.stdout));
  }

  /** Prints a value as indented JSON, the result of `--json`. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, undefined, 2));
  }

  /** Tells the user something that is no result, a line on stderr, broken between words at the edge of a terminal. */
  note(text: string): void {
    this.stderr.write(`${wrapped(visibleLine(text), this.stderr, "  ")}\n`);
  }

  /** Tells the user that code is about to run. */
  noteCode({ kind, name, source }: NamedCode): void {
    this.note(`running the code of the ${kind} ${name}${source === undefined ? "" : ` (${source})`}`);
  }

  /** The absolute path of an argument. */
  path(argument: string): string {
    return resolve(this.cwd, argument);
  }

  /** The path of an argument, as short as messages should show it. */
  shownPath(argument: string): string {
    return shownPath(this.path(argument), process.cwd());
  }
}
