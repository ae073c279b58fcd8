/** A count to the unit, in groups of three digits: `28,088,024`. */
export function formatCount(count: number): string {
  // Intl.NumberFormat does the same, and takes longer to load than a network takes to compose.
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A difference to the unit: `+8,464`, `−23,712`. */
export function formatDifference(difference: number): string {
  return `${difference < 0 ? "−" : "+"}${formatCount(Math.abs(difference))}`;
}

/** How much more it is than the base: `+9.90 %`, `−3.20 %`, `+4,801 %`, `=`. */
export function formatChange(value: number, base: number): string {
  if (value === base) return "=";
  const percent = (100 * (value - base)) / base;
  const size = Math.abs(percent);
  return `${percent < 0 ? "−" : "+"}${size < 999.5 ? size.toPrecision(3) : formatCount(Math.round(size))} %`;
}
