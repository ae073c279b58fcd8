import type { ScaleContinuousNumeric } from "d3-scale";
import { element } from "../svg/element.js";
import { formatShort } from "../svg/numbers.js";
import { ink } from "../svg/palette.js";
import { text } from "../svg/text.js";

/** A scale of numbers to pixels. */
export type Scale = ScaleContinuousNumeric<number, number>;

/** The rectangle that is plotted in, in pixels. */
export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A tick of an axis, and what stands at it. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Where something lies between. */
export interface ChartInterval {
  readonly lower: number;
  readonly upper: number;
}

/** Sizes of what stands at axes. */
export const tickSize = 10.5;
const titleSize = 11.5;

/** The ticks of a scale, in plain numbers. */
export function plainTicks(scale: Scale, count: number): readonly Tick[] {
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ value, label: format(value).replace("-", "−") }));
}

/** The ticks of a scale of counts: `270 k`, `1.2 M`. */
export function countTicks(scale: Scale, count: number): readonly Tick[] {
  const values = scale.ticks(count);
  // Where the ticks of large counts lie close together, they take more digits to be told apart.
  let digits = 4;
  let labels = values.map((value) => shortCount(value, digits));
  while (new Set(labels).size < labels.length && digits < 15) {
    digits += 1;
    labels = values.map((value) => shortCount(value, digits));
  }
  return values.map((value, index) => ({ value, label: labels[index] ?? "" }));
}

/** A count in as few digits as it has, up to a number: `4.1 G`, `270 k`. */
function shortCount(count: number, most: number): string {
  const [digits = "", unit] = formatShort(count, most).split(" ");
  return [unit === undefined ? digits : String(Number(digits)), unit].filter((part) => part !== undefined).join(" ");
}

/** Lines across a plot at the ticks of its vertical axis, with their labels and the axis' title. */
export function verticalAxis(box: PlotBox, y: Scale, ticks: readonly Tick[], title?: string): string {
  const lines = ticks.map(({ value, label }) => {
    const at = y(value);
    return (
      element("path", {
        d: `M${round(box.left)},${round(at)}H${round(box.right)}`,
        stroke: ink.rule,
        "stroke-width": 0.75,
      }) + text(label, { x: box.left - 7, y: at + 3.6, size: tickSize, anchor: "end", fill: ink.faint })
    );
  });
  const named = title === undefined ? "" : text(title, { x: 0, y: box.top - 10, size: titleSize, bold: true });
  return lines.join("") + named;
}

/** The line below a plot, with ticks, their labels and the axis' title. */
export function horizontalAxis(box: PlotBox, x: Scale, ticks: readonly Tick[], title?: string): string {
  const marks = ticks.map(
    ({ value, label }) =>
      element("path", { d: `M${round(x(value))},${round(box.bottom)}v4`, stroke: ink.line, "stroke-width": 1 }) +
      text(label, { x: x(value), y: box.bottom + 16, size: tickSize, anchor: "middle", fill: ink.faint }),
  );
  const line = element("path", {
    d: `M${round(box.left)},${round(box.bottom)}H${round(box.right)}`,
    stroke: ink.line,
    "stroke-width": 1,
  });
  const named =
    title === undefined
      ? ""
      : text(title, {
          x: (box.left + box.right) / 2,
          y: box.bottom + 34,
          size: titleSize,
          bold: true,
          anchor: "middle",
        });
  return line + marks.join("") + named;
}

/** A domain with room on both sides. */
export function padded(values: readonly number[], part: number): [number, number] {
  const [least, most] = extentOf(values);
  const room = most > least ? (most - least) * part : Math.abs(most) * 0.1 || 1;
  return [least - room, most + room];
}

/** The least and the greatest of some values; of none, 0. */
export function extentOf(values: readonly number[]): [number, number] {
  const [first = 0] = values;
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [first, first],
  );
}

/** A place to a hundredth of a pixel. */
export function round(place: number): number {
  return Math.round(place * 100) / 100;
}
