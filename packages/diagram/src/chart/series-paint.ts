import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  type SymbolType,
  symbolWye,
} from "d3-shape";
import { element } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { round } from "./axes.js";

/** How the marks and lines of one series are drawn. */
export interface SeriesPaint {
  readonly colour: string;
  readonly shape: SymbolType;
  /** Of its line; undefined for one that is not broken. */
  readonly dash: string | undefined;
}

/** Outlines of Okabe and Ito's palette, which have a dark counterpart in the theme. */
const colours = ["#0072b2", "#d55e00", "#00694c", "#a8537f", "#b36b00"];
const shapes = [symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye];
const dashes = [undefined, "7 3", "2 2.5", "9 3 2 3"];

/** The paint of a series by its place. The first, with which others are compared, is grey; the rest differ in colour, and in shape or dashes, so that a grey print says the same. */
export function seriesPaint(place: number): SeriesPaint {
  if (place === 0) return { colour: ink.line, shape: symbolCircle, dash: undefined };
  const at = place - 1;
  return {
    colour: colours[at % colours.length] ?? ink.line,
    shape: shapes[at % shapes.length] ?? symbolCircle,
    dash: dashes[at % dashes.length],
  };
}

/** A mark at a point. @param isHollow whether it is only outlined */
export function seriesMark(
  { colour, shape }: SeriesPaint,
  x: number,
  y: number,
  { area = 62, isHollow = false }: { readonly area?: number; readonly isHollow?: boolean } = {},
): string {
  const place = `translate(${round(x)} ${round(y)})`;
  const d = symbol(shape, area).digits(2)() ?? "";
  const fill = isHollow ? ink.paper : colour;
  return element(
    "g",
    { transform: place },
    element("path", { d, fill, stroke: isHollow ? colour : ink.paper, "stroke-width": isHollow ? 1.75 : 1 }),
  );
}
