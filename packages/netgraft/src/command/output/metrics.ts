import type { Metrics } from "@netgraft/training";

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
