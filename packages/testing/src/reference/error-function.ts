/** erf x = 2/√π · exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!! (Abramowitz & Stegun 7.1.6), whose terms have one sign: nothing cancels. */
export function errorFunction(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
