import type { Environment } from "../cache-folder.js";

/** What surrounds the steps of a set-up. */
export interface Work {
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
  /** Told of each step when it begins. */
  step(doing: string): void;
  /** Told each line that a command writes. */
  line(text: string): void;
}
