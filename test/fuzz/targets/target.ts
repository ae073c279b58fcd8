import type { Arbitrary } from "fast-check";
import type { Mutator } from "../mutate/mutator.js";
import type { Oracle } from "../oracle/oracle.js";

/** What is read of strangers, and how it is tried. */
export interface Target {
  /** What is tried, for the list of targets. */
  readonly summary: string;
  /** Inputs that are read, from which others are made. */
  readonly seeds: readonly Uint8Array[];
  /** Inputs by the grammar of the format, right and nearly right. */
  readonly grammar?: Arbitrary<Uint8Array>;
  /** What makes another input of one. */
  readonly mutators: readonly Mutator[];
  /** What one input may allocate beside four times its size, in MiB; by default 16. */
  readonly memory?: number;
  /** The modules of Python without which results are compared with nothing. */
  readonly oracle?: readonly string[];
  /**
   * Reads an input. An error with a code is a refusal, which is as good as a result.
   * @throws Wrong where a result is not what it must be
   */
  read(input: Uint8Array, desk: Desk): void | Promise<void>;
}

/** Where a target works. */
export interface Desk {
  /** A folder that is empty but for what the target has put there. */
  readonly folder: string;
  /** Python, where it has what the target compares with. */
  readonly oracle: Oracle | undefined;
  /** Writes the input into the folder; no file but those that were put there may be in it at the end. */
  put(name: string, bytes: Uint8Array): string;
}

/** A result that is not what it must be. */
export class Wrong extends Error {
  override readonly name = "Wrong";
}

/** Texts as the bytes of files. */
export function textSeeds(...texts: readonly string[]): readonly Uint8Array[] {
  return texts.map((text) => Buffer.from(text));
}
