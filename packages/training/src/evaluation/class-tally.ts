import type { Tensor } from "@netgraft/core/graph";
import { rank } from "../metrics/tally.js";

/** How well a network does class by class; counts, by the places of the classes. */
export interface ClassHits {
  /** How many pictures of each class were shown. */
  readonly pictures: readonly number[];
  /** How many of them have the largest logit for their class. */
  readonly hits: readonly number[];
}

/** Counts what is right, class by class; over all classes together as `Tally` counts top-1. */
export class ClassTally {
  readonly #pictures: Uint32Array;
  readonly #hits: Uint32Array;

  constructor(classes: number) {
    this.#pictures = new Uint32Array(classes);
    this.#hits = new Uint32Array(classes);
  }

  get counts(): ClassHits {
    return { pictures: [...this.#pictures], hits: [...this.#hits] };
  }

  /** @param logits [batch, channel] @param labels of the batch, as indices */
  add({ data }: Tensor<"float32">, labels: Int32Array): void {
    const { length } = this.#pictures;
    for (const [example, label] of labels.entries()) {
      const row = data.subarray(example * length, (example + 1) * length);
      this.#pictures[label] = (this.#pictures[label] ?? 0) + 1;
      if (rank(row, label) < 1) this.#hits[label] = (this.#hits[label] ?? 0) + 1;
    }
  }
}
