import { describeProblems, type Problem } from "./problem.js";

/** What every error of Netgraft is: a stable code, and all problems that were found, not just the first; of many, its message tells the first. */
export abstract class NetgraftError extends Error {
  /** Stable across releases; listed in ERRORS.md. */
  abstract readonly code: `NG_${string}`;
  readonly problems: readonly Problem[];

  /** @param problems one problem, or all that were found at once; at least one. */
  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const all = "message" in problems ? [problems] : problems;
    super(describeProblems(all).join("\n"), options);
    this.problems = all;
  }

  /** The form for `--json` output and for crossing a process boundary. */
  toJSON(): { code: string; problems: readonly Problem[] } {
    return { code: this.code, problems: this.problems };
  }
}

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
