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

/** Another implementation of the formats, in a process of Python that lives as long as the run. */
export class Oracle {
  readonly #questions: Writable;
  readonly #lines: AsyncIterator<string>;

  /** Python, or why it cannot be asked. */
  static start(modules: readonly string[]): Oracle | string {
    return missingModules(...modules) ?? new Oracle();
  }

  private constructor() {
    const program = fileURLToPath(new URL("../../../fuzz/oracle/oracles.py", import.meta.url));
    const { stdin, stdout } = spawn(python, ["-B", program], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#questions = stdin;
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  async ask({ of, bytes }: Question): Promise<Answer> {
    this.#questions.write(`${JSON.stringify({ of, bytes: Buffer.from(bytes).toString("base64") })}\n`);
    const line = await this.#lines.next();
    if (line.done === true) throw new Error("Python has ended");
    // As oracles.py writes it.
    return JSON.parse(line.value) as Answer;
  }

  stop(): void {
    this.#questions.end();
  }
}
