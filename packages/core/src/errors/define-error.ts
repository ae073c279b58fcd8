import { NetgraftError } from "./netgraft-error.js";
import type { Problem } from "./problem.js";

/** The class of one error code, with what ERRORS.md says of it. */
export interface ErrorClass {
  new (problems: Problem | readonly Problem[], options?: ErrorOptions): NetgraftError;
  readonly code: `NG_${string}`;
  /** When it is thrown, as one sentence. */
  readonly meaning: string;
  /** What the reader can do about it, as one sentence. */
  readonly remedy: string;
}

/** Defines the class of one error code. Each package exports its own; ERRORS.md is generated from them. */
export function defineError(code: `NG_${string}`, meaning: string, remedy: string): ErrorClass {
  const Defined = class extends NetgraftError {
    static readonly code = code;
    static readonly meaning = meaning;
    static readonly remedy = remedy;
    readonly code = code;
    override readonly name = code;
  };
  return Defined;
}
