/** Compares texts by their code units, as Python sorts names: independent of the machine's language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
