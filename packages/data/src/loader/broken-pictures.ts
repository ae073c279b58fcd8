import type { OpenedDataset, Problem } from "@netgraft/core";
import { receivedError } from "./sent-error.js";
import type { SentError } from "./task.js";

/** What becomes of the pictures of one dataset that cannot be read. */
export class BrokenPictures {
  readonly #treatment: OpenedDataset["brokenPictures"];
  readonly #length: number;
  readonly #onBroken: ((problem: Problem) => void) | undefined;
  readonly #told = new Set<number>();
  #inARow = 0;

  /** @param length how many pictures the dataset has */
  constructor(
    treatment: OpenedDataset["brokenPictures"],
    length: number,
    onBroken: ((problem: Problem) => void) | undefined,
  ) {
    this.#treatment = treatment;
    this.#length = length;
    this.#onBroken = onBroken;
  }

  noteGood(): void {
    this.#inARow = 0;
  }

  /** @throws the error, where pictures must not be broken, or where all of them are */
  leaveOut(index: number, sent: SentError): void {
    this.#inARow += 1;
    if (this.#treatment === "error" || this.#inARow >= this.#length) throw receivedError(sent);
    if (this.#told.has(index)) return;
    this.#told.add(index);
    for (const problem of sent.problems) this.#onBroken?.(problem);
  }
}
