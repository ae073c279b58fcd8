import type { Tensor } from "@netgraft/core/graph";

/** How well a network does on the pictures of one class. */
export interface ClassMetrics {
  readonly name: string;
  readonly pictures: number;
  /** The part of them, from 0 to 1, whose class has the largest logit; undefined where there are none. */
  readonly top1?: number;
}

/** Counts what is taken for what. */
export class Confusion {
  readonly #names: readonly string[];
  readonly #counts: Uint32Array;

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#counts = new Uint32Array(names.length ** 2);
  }

  /** @param logits [batch, channel] */
  add({ data }: Tensor<"float32">, labels: Int32Array): void {
    const { length } = this.#names;
    for (const [example, label] of labels.entries()) {
      const row = data.subarray(example * length, (example + 1) * length);
      const place = label * length + largestOf(row);
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    }
  }

  get rows(): readonly (readonly number[])[] {
    const { length } = this.#names;
    return this.#names.map((_, label) => [...this.#counts.subarray(label * length, (label + 1) * length)]);
  }

  get classes(): readonly ClassMetrics[] {
    return this.rows.map((row, label): ClassMetrics => {
      const [name = "", pictures] = [this.#names[label], row.reduce((sum, count) => sum + count, 0)];
      return { name, pictures, ...(pictures === 0 ? {} : { top1: (row[label] ?? 0) / pictures }) };
    });
  }
}

/** The place of the largest logit: of equal ones the first. */
function largestOf(logits: Float32Array): number {
  return logits.reduce((most, logit, index) => (logit > (logits[most] ?? -Infinity) ? index : most), 0);
}
