import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { missingModules, python } from "@netgraft/test-support";

/** A question to Python: what a function of oracles.py makes of bytes. */
export interface Question {
  readonly of: string;
  readonly bytes: Uint8Array;
}

/** What another implementation made of the bytes, or why it refused them. */
export type Answer = { readonly refused: string } | { readonly result: unknown };

/** Another implementation of the formats, in a process of Python that is started again where an input ends it. */
export class Oracle {
  #questions!: Writable;
  #lines!: AsyncIterator<string>;

  /** Python, or why it cannot be asked. */
  static start(modules: readonly string[]): Oracle | string {
    return missingModules(...modules) ?? new Oracle();
  }

  private constructor() {
    this.#start();
  }

  /** @returns undefined where Python has ended over the question */
  async ask({ of, bytes }: Question): Promise<Answer | undefined> {
    this.#questions.write(`${JSON.stringify({ of, bytes: Buffer.from(bytes).toString("base64") })}\n`);
    const line = await this.#lines.next();
    if (line.done === true) {
      this.#start();
      return undefined;
    }
    // As oracles.py writes it.
    return JSON.parse(line.value) as Answer;
  }

  stop(): void {
    this.#questions.end();
  }

  #start(): void {
    const program = fileURLToPath(new URL("../../../fuzz/oracle/oracles.py", import.meta.url));
    const { stdin, stdout } = spawn(python, ["-B", program], { stdio: ["pipe", "pipe", "inherit"] });
    // A process that has ended is noticed by what it does not answer.
    stdin.on("error", () => undefined);
    this.#questions = stdin;
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }
}
