/** p values adjusted for how many there are, so that the chance of a single false one stays what it is (Holm 1979). In the order given. */
export function holm(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 1) - (values[b] ?? 1));
  const adjusted = [...values];
  let most = 0;
  for (const [rank, index] of order.entries()) {
    most = Math.max(most, Math.min(1, (values.length - rank) * (values[index] ?? 1)));
    adjusted[index] = most;
  }
  return adjusted;
}
