import type { Tensor } from "@netgraft/core/graph";
import type { Metrics } from "./metrics.js";

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

/** −log softmax(logits)[label], in double precision. */
export function crossEntropyOf(logits: Float32Array, label: number): number {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return Math.log(sum) + largest - (logits[label] ?? Number.NaN);
}

/**
 * How many classes come before a label when logits are sorted, the largest first; of equal ones the first comes first.
 * Where the label's logit is not a number, all others do.
 */
export function rank(logits: Float32Array, label: number): number {
  const own = logits[label] ?? Number.NaN;
  let before = 0;
  for (const [index, logit] of logits.entries())
    if (index !== label && !(logit < own || (logit === own && index > label))) before += 1;
  return before;
}
