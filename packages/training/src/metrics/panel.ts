import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

/** A curve. */
export interface Series {
  /** What the legend calls it; without a name it is not in the legend. */
  readonly name: string;
  readonly color: string;
  readonly isDashed: boolean;
  /** Epochs and values. */
  readonly points: readonly (readonly [epoch: number, value: number])[];
}

export interface PanelOptions {
  readonly title: string;
  /** Where it begins in the picture, in pixels. */
  readonly top: number;
  /** What is below it. */
  readonly xTitle?: string;
  /** Whether its values are parts, from 0 to 1, which are shown in percent. */
  readonly isShare?: boolean;
}

/** In pixels. */
export const [width, panelHeight] = [640, 220];
const margin = { top: 34, right: 20, bottom: 26, left: 64 };

/** A plot of curves over epochs, as a group of SVG. */
export function panel({ title, top, xTitle, isShare = false }: PanelOptions, ...series: readonly Series[]): string {
  const drawn = series.filter(({ points }) => points.length > 0);
  const points = drawn.flatMap((each) => each.points);
  const [first, last] = extent(points.map(([epoch]) => epoch));
  // One epoch is a point in the middle.
  const x = scaleLinear(first === last ? [first - 1, last + 1] : [first, last], [margin.left, width - margin.right]);
  const domain = isShare ? [0, 1] : [0, ...extent(points.map(([, value]) => value))];
  const y = scaleLinear(extent(domain), [panelHeight - margin.bottom, margin.top]).nice(5);
  const format = isShare ? y.tickFormat(5, "%") : y.tickFormat(5);
  const isEpoch = (tick: number): boolean => Number.isInteger(tick) && tick >= first && tick <= last;
  const epochs = x.ticks(Math.min(10, Math.max(1, last - first))).filter(isEpoch);
  const right = width - margin.right;
  const ticks = [
    ...y
      .ticks(5)
      .flatMap((tick) => [
        `<line x1="${margin.left}" x2="${right}" y1="${pixel(y(tick))}" y2="${pixel(y(tick))}" stroke="#e4e4e4"/>`,
        `<text x="${margin.left - 8}" y="${pixel(y(tick))}" dy="0.32em" text-anchor="end" fill="#555">${format(tick)}</text>`,
      ]),
    ...epochs.map((tick) => {
      const place = `x="${pixel(x(tick))}" y="${panelHeight - margin.bottom + 17}"`;
      return `<text ${place} text-anchor="middle" fill="#555">${tick}</text>`;
    }),
  ];
  const name = `<text x="${margin.left}" y="20" font-size="14" font-weight="600" fill="#222">${title}</text>`;
  const below =
    xTitle === undefined
      ? []
      : [`<text x="${right}" y="${panelHeight + 10}" text-anchor="end" fill="#555">${xTitle}</text>`];
  const paths = drawn.map((each) => curve(each, x, y));
  return `<g transform="translate(0 ${top})">\n${[name, ...legend(drawn), ...ticks, ...paths, ...below].join("\n")}\n</g>`;
}

/** A line through the points, with dots where they are few. */
function curve(
  { color, isDashed, points }: Series,
  x: (epoch: number) => number,
  y: (value: number) => number,
): string {
  const draw = line<readonly [number, number]>(
    ([epoch]) => x(epoch),
    ([, value]) => y(value),
  ).digits(1);
  const dashes = isDashed ? ' stroke-dasharray="5 3"' : "";
  const path = `<path d="${draw([...points]) ?? ""}" fill="none" stroke="${color}" stroke-width="2"${dashes}/>`;
  if (points.length > 30) return path;
  const dots = points.map(
    ([epoch, value]) => `<circle cx="${pixel(x(epoch))}" cy="${pixel(y(value))}" r="2.5" fill="${color}"/>`,
  );
  return [path, ...dots].join("\n");
}

/** The names of the curves, beside the title from the right. */
function legend(series: readonly Series[]): readonly string[] {
  const named = series.filter(({ name }) => name !== "");
  return named.map(({ name, color, isDashed }, index) => {
    const left = width - margin.right - 100 * (named.length - index) + 10;
    const dashes = isDashed ? ' stroke-dasharray="5 3"' : "";
    return (
      `<line x1="${left}" x2="${left + 22}" y1="16" y2="16" stroke="${color}" stroke-width="2"${dashes}/>` +
      `<text x="${left + 28}" y="20" fill="#222">${name}</text>`
    );
  });
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Infinity, -Infinity],
  );
}

/** A place to a tenth of a pixel. */
function pixel(place: number): number {
  return Math.round(place * 10) / 10;
}
