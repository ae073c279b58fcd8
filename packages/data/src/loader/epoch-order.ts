import { randomNumbers } from "@netgraft/core/graph";

/** The places 0 … length - 1 in the order of one epoch: shuffled by Fisher and Yates, the same for a seed and an epoch. */
export function epochOrder(length: number, seed: number, epoch: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, place) => place);
  const numbers = randomNumbers(seed, `order of epoch ${epoch}`);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = numbers.below(last + 1);
    const value = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = value;
  }
  return order;
}
