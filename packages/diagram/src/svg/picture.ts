import { element, escaped } from "./element.js";
import { ink } from "./palette.js";
import { darkenedShapes, darkShapes, onDarkScreens, type Theme } from "./theme.js";

/** Elements of SVG and the room that they take, from the upper left corner, in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** A picture at another place. */
export function moved({ content }: Picture, x: number, y: number): string {
  return element("g", { transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})` }, content);
}

/** A whole SVG document on paper, or on the ground of its theme. */
export function svgDocument({ width, height, content }: Picture, title: string, theme: Theme = "light"): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${w} ${h}`,
    width: w,
    height: h,
    role: "img",
  };
  const ground = element("rect", { width: w, height: h, fill: ink.paper });
  const drawn = ground + content;
  const style = theme === "system" ? element("style", {}, onDarkScreens(darkShapes)) : "";
  const head = element("title", {}, escaped(title)) + style;
  return `${element("svg", attributes, head, theme === "dark" ? darkenedShapes(drawn) : drawn)}\n`;
}
