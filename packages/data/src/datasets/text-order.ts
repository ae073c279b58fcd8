/** A name as one writes it on most systems, accents in one with their letters: macOS gives them apart (NFD). */
export function inNfc(name: string): string {
  return name.normalize("NFC");
}

/** Compares texts by their code points, as Python sorts names: independent of the machine's language. */
export function byText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return placeOf(left) - placeOf(right);
  }
  return a.length - b.length;
}

/** The place of a code unit among code points: surrogates, of which those beyond the basic plane consist, come last. */
function placeOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
