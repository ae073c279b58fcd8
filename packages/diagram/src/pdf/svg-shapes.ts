import type { Point } from "../layout/placed-flow.js";

/** What drawings are made of, with its attributes as they are written, and where its coordinates begin. */
export interface SvgShape {
  readonly name: "rect" | "circle" | "path" | "text";
  readonly attributes: ReadonlyMap<string, string>;
  /** The text of a `text`. */
  readonly content: string;
  readonly origin: Point;
}

/** A drawing as it is read again. */
export interface SvgShapes {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly shapes: readonly SvgShape[];
}

const shapeNames: ReadonlySet<string> = new Set<SvgShape["name"]>(["rect", "circle", "path", "text"]);
const token = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"]*")*)(\/?)>([^<]*)/g;

/**
 * The shapes of an SVG of this package, in the order in which they are drawn. It knows what these drawings are written with, and
 * nothing else of SVG.
 * @throws TypeError where a drawing has an element that none of ours has
 */
export function svgShapes(svg: string): SvgShapes {
  const origins: Point[] = [{ x: 0, y: 0 }];
  const shapes: SvgShape[] = [];
  let size = { width: 0, height: 0 };
  let title = "";
  for (const [, closing, name = "", written = "", , content = ""] of svg.matchAll(token)) {
    const origin = origins.at(-1) ?? { x: 0, y: 0 };
    if (closing === "/") {
      if (name === "g") origins.pop();
      continue;
    }
    const attributes = new Map(
      [...written.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescaped(value)]),
    );
    if (name === "svg") size = { width: Number(attributes.get("width")), height: Number(attributes.get("height")) };
    else if (name === "title") title = unescaped(content);
    else if (name === "g") {
      const [, x, y] = /^translate\((\S+) (\S+)\)$/.exec(attributes.get("transform") ?? "") ?? [];
      origins.push({ x: origin.x + Number(x), y: origin.y + Number(y) });
    } else if (isShape(name)) shapes.push({ name, attributes, content: unescaped(content), origin });
    else throw new TypeError(`a drawing has the element ${name}, which is not known`);
  }
  return { ...size, title, shapes };
}

function isShape(name: string): name is SvgShape["name"] {
  return shapeNames.has(name);
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
