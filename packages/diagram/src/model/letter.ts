const first = 0x41;

/** A, B, …, Z, AA, AB, … */
export function letter(index: number): string {
  const last = String.fromCodePoint(first + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}
