/** The largest relative distance that is still agreement. */
export const tolerance = 1e-4;

/**
 * ‖found − expected‖ / ‖expected‖ in the Euclidean norm.
 * @param floor what is divided by where ‖expected‖ is less
 */
export function relativeDistance(found: ArrayLike<number>, expected: ArrayLike<number>, floor = 0): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const differences = Array.from(expected, (value, index) => (found[index] ?? Number.NaN) - value);
  const size = Math.max(floor, norm(expected));
  return size === 0 ? norm(differences) : norm(differences) / size;
}

/** The Euclidean norm. */
export function norm(values: ArrayLike<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + value ** 2, 0));
}
