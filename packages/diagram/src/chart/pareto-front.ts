/** What something costs, and what it comes to. */
export interface CostAndValue {
  readonly cost: number;
  readonly value: number;
}

/** The places of those that nothing beats: nothing costs no more and is better, or costs less and is no worse. From the cheapest on. */
export function paretoFront(points: readonly CostAndValue[], isMoreBetter: boolean): readonly number[] {
  const sign = isMoreBetter ? 1 : -1;
  const order = points
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [one, other] = [points[a], points[b]];
      return (one?.cost ?? 0) - (other?.cost ?? 0) || sign * ((other?.value ?? 0) - (one?.value ?? 0));
    });
  const front: number[] = [];
  let best = -Infinity;
  for (const index of order) {
    const value = sign * (points[index]?.value ?? Number.NaN);
    if (!(value > best)) continue;
    best = value;
    front.push(index);
  }
  return front;
}
