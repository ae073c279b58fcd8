/** −log softmax(logits)[label], in double precision. */
export function crossEntropyOf(logits: Float32Array, label: number): number {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return Math.log(sum) + largest - (logits[label] ?? Number.NaN);
}
