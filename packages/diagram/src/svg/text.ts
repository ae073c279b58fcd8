import { element, escaped } from "./element.js";
import { ink } from "./palette.js";
import { fontFamily, type TextStyle, textWidth } from "../layout/text-width.js";

/** How a line of text stands at its point. */
export interface TextPlace extends TextStyle {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
  readonly italic?: boolean;
}

/** A line of text. It keeps the width it was measured with, whatever font there is. */
export function text(
  content: string,
  { x, y, size, bold = false, anchor = "start", fill = ink.text, italic = false }: TextPlace,
): string {
  if (content === "") return "";
  const attributes = {
    x,
    y,
    "font-family": fontFamily,
    "font-size": size,
    "font-weight": bold ? "bold" : undefined,
    "font-style": italic ? "italic" : undefined,
    "text-anchor": anchor === "start" ? undefined : anchor,
    fill,
    textLength: textWidth(content, { size, bold }),
    lengthAdjust: "spacingAndGlyphs",
  };
  return element("text", attributes, escaped(content));
}
