import type { FaultKind } from "../case/judge.js";

/** What a child process does. */
export interface Job {
  /** The URL of the module that has the targets. */
  readonly targets: string;
  readonly target: string;
  readonly seed: number;
  /** The numbers of the cases: from the first up to, not including, the end. */
  readonly first: number;
  readonly end: number;
  /** How long it tries cases, from the first one on. */
  readonly seconds: number;
  /** Inputs to try in place of cases. */
  readonly replay?: readonly string[];
  /** Where the corpus is kept. */
  readonly corpus?: string;
  /** Where it says which case it is at. */
  readonly caseFile: string;
  /** Where inputs that fail are kept. */
  readonly failures: string;
}

/** What a child has done so far. */
export interface Tally {
  readonly tried: number;
  /** For which time, that of loading the target left out. */
  readonly seconds: number;
  readonly accepted: number;
  readonly corpus: number;
  /** Bytes of the project's code that have run. */
  readonly covered: number;
  /** Why results were compared with nothing. */
  readonly withoutOracle?: string;
}

/** Something that was wrong, with the shortest input found. */
export interface Failure {
  readonly kind: FaultKind;
  readonly message: string;
  readonly key: string;
  /** The file of the input. */
  readonly input: string;
}

/** What a child tells its parent. */
export type Report =
  | { readonly kind: "tally"; readonly tally: Tally }
  | { readonly kind: "failure"; readonly failure: Failure }
  | { readonly kind: "end" };
