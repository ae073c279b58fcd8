import { closeSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";

/** What a child is at: the number of a case, and its input. */
export interface CurrentCase {
  /** Counts up with every case that is begun. */
  readonly number: number;
  readonly input: Uint8Array;
}

const headLength = 9;

/**
 * The case that a child has begun, in a file: whoever watches the child finds it there, even where the child hangs or has
 * died. A byte says whether it is at work, four each the number of the case and its length; then the input.
 */
export class CaseFile {
  readonly #file: number;
  #number = 0;

  constructor(path: string) {
    this.#file = openSync(path, "w+");
  }

  begin(input: Uint8Array): void {
    this.#number += 1;
    const head = Buffer.alloc(headLength);
    head.writeUInt8(1);
    head.writeUInt32LE(this.#number, 1);
    head.writeUInt32LE(input.length, 5);
    writeSync(this.#file, Buffer.concat([head, input]), 0, headLength + input.length, 0);
  }

  end(): void {
    writeSync(this.#file, Buffer.of(0), 0, 1, 0);
  }

  close(): void {
    ftruncateSync(this.#file);
    closeSync(this.#file);
  }
}

/** The case that is being tried, or undefined between two cases. */
export function currentCase(path: string): CurrentCase | undefined {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(headLength);
    if (readSync(file, head, 0, headLength, 0) < headLength || head.readUInt8() === 0) return undefined;
    const input = Buffer.alloc(head.readUInt32LE(5));
    readSync(file, input, 0, input.length, headLength);
    return { number: head.readUInt32LE(1), input };
  } finally {
    closeSync(file);
  }
}
