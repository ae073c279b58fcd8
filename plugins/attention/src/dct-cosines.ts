/** One row of the orthonormal DCT-II: √(2/n) cos(π f (k + ½) / n) for k = 0 … n − 1, and √(1/n) for frequency 0. */
export function dctCosines(frequency: number, length: number): readonly number[] {
  const scale = Math.sqrt((frequency === 0 ? 1 : 2) / length);
  return Array.from({ length }, (_, k) => scale * Math.cos((Math.PI * frequency * (k + 0.5)) / length));
}
