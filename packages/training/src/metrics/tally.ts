import type { Tensor } from "@netgraft/core";
import { crossEntropyOf } from "./cross-entropy-of.js";
import type { Metrics } from "./metrics.js";
import { rank } from "./rank.js";

/** Metrics times the number of pictures that they are of. */
export interface Sums extends Metrics {
  readonly pictures: number;
}

/** Adds up how well a network does, batch by batch. */
export class Tally {
  #sums: Sums;

  constructor(sums: Sums = { pictures: 0, loss: 0, top1: 0, top5: 0 }) {
    this.#sums = sums;
  }

  /** A tally of the same can start from them. */
  get sums(): Sums {
    return this.#sums;
  }

  get metrics(): Metrics {
    const { pictures, loss, top1, top5 } = this.#sums;
    return { loss: loss / pictures, top1: top1 / pictures, top5: top5 / pictures };
  }

  /**
   * @param logits [batch, channel]
   * @param labels of the batch, as indices
   * @param loss the mean over the batch; by default the cross entropy
   */
  add(logits: Tensor<"float32">, labels: Int32Array, loss?: number): void {
    const classes = logits.shape[1] ?? 0;
    let { pictures, loss: total, top1, top5 } = this.#sums;
    if (loss !== undefined) total += loss * labels.length;
    for (const [example, label] of labels.entries()) {
      const row = logits.data.subarray(example * classes, (example + 1) * classes);
      if (loss === undefined) total += crossEntropyOf(row, label);
      const before = rank(row, label);
      if (before < 1) top1 += 1;
      if (before < 5) top5 += 1;
      pictures += 1;
    }
    this.#sums = { pictures, loss: total, top1, top5 };
  }
}
