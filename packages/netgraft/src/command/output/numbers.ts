import { counted } from "@netgraft/core/host";
import type { Metrics } from "@netgraft/training";

/** A count to the unit, in groups of three digits: `28,088,024`. */
export function formatCount(count: number): string {
  // Intl.NumberFormat does the same, and takes longer to load than a network takes to compose.
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A number of things: `1 picture`, `28,088,024 parameters`. @param thing one of them */
export function formatCounted(count: number, thing: string): string {
  return counted(count, thing, formatCount(count));
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

/** A part as a percentage: `97.5 %`, as wide for all parts. */
export function formatPart(part: number): string {
  return `${(100 * part).toFixed(1).padStart(5)} %`;
}

/** Loss, top-1 and top-5 on one line, as wide for all values. */
export function formatMetrics({ loss, top1, top5 }: Metrics): string {
  return `loss ${loss.toFixed(4)}  top-1 ${formatPart(top1)}  top-5 ${formatPart(top5)}`;
}

/** A time in minutes and seconds, or hours: `1:05`, `2:00:07`. */
export function formatTime(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
