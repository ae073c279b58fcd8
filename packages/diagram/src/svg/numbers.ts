import { counted } from "@netgraft/core/graph";

/** A count to the unit, in groups of three digits: `28,088,024`. */
export function formatCount(count: number): string {
  return `${count < 0 ? "−" : ""}${String(Math.abs(count)).replaceAll(/\B(?=(?:\d{3})+$)/g, ",")}`;
}

/** A number of things: `1 operation`, `28,088,024 parameters`. @param thing one of them */
export function formatCounted(count: number, thing: string): string {
  return counted(count, thing, formatCount(count));
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

/** A count to four digits, or another number of them: `4.092 G`, `231.2 M`. */
export function formatShort(count: number, digits = 4): string {
  const unit = units.find(({ size }) => Math.abs(count) >= size);
  if (unit === undefined) return String(count);
  return `${(count / unit.size).toPrecision(digits)}${unit.name}`;
}

/** How much what is added is of the rest of a whole, as tables of comparisons have it: `+9.90 %`; nothing where there is no rest. */
export function formatAdded(part: number, whole: number): string {
  const rest = whole - part;
  if (rest === 0) return "";
  const percent = (100 * part) / rest;
  return `${part < 0 ? "−" : "+"}${Math.abs(percent) < 999.5 ? Math.abs(percent).toPrecision(3) : formatCount(Math.round(Math.abs(percent)))} %`;
}
