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
