import { type RandomNumbers, randomNumbers } from "@netgraft/core/graph";

/** The places 0 … length - 1 in the order of one epoch: shuffled by Fisher and Yates, the same for a seed and an epoch. */
export function epochOrder(length: number, seed: number, epoch: number): Uint32Array {
  return shuffled(
    Uint32Array.from({ length }, (_, place) => place),
    randomNumbers(seed, `order of epoch ${epoch}`),
  );
}

/** An order of pictures in which some come several times. */
export interface RepeatingOrder {
  /** The places of the pictures. */
  readonly order: Uint32Array;
  /** How often the same picture has come before in the order. */
  readonly times: Uint32Array;
}

/**
 * As many places as there are pictures, shuffled, of which each class has the same number, or one more: those of a rare class
 * come in turn, all of them before one comes again; of a frequent one each epoch shows others. The same for a seed and an epoch.
 * @param labels the class of each picture; classes without pictures have no places
 */
export function balancedOrder(labels: ArrayLike<number>, seed: number, epoch: number): RepeatingOrder {
  const random = randomNumbers(seed, `balanced order of epoch ${epoch}`);
  const places = new Map<number, number[]>();
  for (let place = 0; place < labels.length; place += 1) {
    const label = labels[place] ?? 0;
    const own = places.get(label);
    if (own === undefined) places.set(label, [place]);
    else own.push(place);
  }
  // Which classes get one more is drawn, too.
  const classes = shuffled(Uint32Array.from([...places.keys()].toSorted((a, b) => a - b)), random);
  const order = new Uint32Array(labels.length);
  let filled = 0;
  for (const [index, label] of classes.entries()) {
    const end = Math.floor(((index + 1) * labels.length) / classes.length);
    const own = Uint32Array.from(places.get(label) ?? []);
    while (filled < end) {
      const taken = shuffled(own, random).subarray(0, end - filled);
      order.set(taken, filled);
      filled += taken.length;
    }
  }
  shuffled(order, random);
  const seen = new Uint32Array(labels.length);
  return { order, times: order.map((place) => (seen[place] = (seen[place] ?? 0) + 1) - 1) };
}

/** Shuffles by Fisher and Yates, in place. */
function shuffled(order: Uint32Array, numbers: RandomNumbers): Uint32Array {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = numbers.below(last + 1);
    const value = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = value;
  }
  return order;
}
