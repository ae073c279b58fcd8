/** How many elements a tensor of that shape has; 1 for a scalar (`[]`). */
export function elementCount(shape: readonly number[]): number {
  // Sizes that overflow before a 0 comes would give NaN.
  return shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
}

/** The shape as messages print it: `[64, 3, 7, 7]`. */
export function describeShape(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
