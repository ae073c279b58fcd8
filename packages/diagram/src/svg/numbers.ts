/** A count to the unit, in groups of three digits: `28,088,024`. */
export function formatCount(count: number): string {
  return `${count < 0 ? "−" : ""}${String(Math.abs(count)).replaceAll(/\B(?=(?:\d{3})+$)/g, ",")}`;
}

/** A difference to the unit: `+8,464`, `−23,712`. */
export function formatDifference(difference: number): string {
  return difference < 0 ? formatCount(difference) : `+${formatCount(difference)}`;
}

const units = [
  { name: " G", size: 1e9 },
  { name: " M", size: 1e6 },
  { name: " k", size: 1e3 },
] as const;

/** A count to four digits: `4.092 G`, `231.2 M`. */
export function formatShort(count: number): string {
  const unit = units.find(({ size }) => Math.abs(count) >= size);
  if (unit === undefined) return String(count);
  return `${(count / unit.size).toPrecision(4)}${unit.name}`;
}

/** How much of a whole: `9.01 %`; nothing where there is none. */
export function formatPart(part: number, whole: number): string {
  return whole === 0 ? "" : `${((100 * part) / whole).toPrecision(3)} %`;
}
