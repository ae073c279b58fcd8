import type { RandomNumbers } from "@netgraft/core";

/** Makes another input of one; `other` is a second one, of which parts may be taken. */
export type Mutator = (random: RandomNumbers, input: Uint8Array, other: Uint8Array) => Uint8Array;

/** One of several; of none, undefined would be a fault of the caller. */
export function oneOf<T>(random: RandomNumbers, values: readonly T[]): T {
  const value = values[random.below(values.length)];
  if (value === undefined && values.length === 0) throw new RangeError("there is nothing to choose from");
  // An index within the list.
  return value as T;
}

/** Applies one to five of a mutator's changes. */
export function several(change: Mutator): Mutator {
  return (random, input, other) => {
    let changed = input;
    for (let left = 1 + random.below(5); left > 0; left -= 1) changed = change(random, changed, other);
    return changed;
  };
}
