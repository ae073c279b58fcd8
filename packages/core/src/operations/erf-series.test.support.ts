/** The error function by its Maclaurin series (Abramowitz & Stegun 7.1.5); to 1e-12 for |x| ≤ 3. */
export function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 80; n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
