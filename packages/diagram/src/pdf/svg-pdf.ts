import { type LatinFont, readFont } from "./latin-font.js";
import { advanceOf, arrowLetter, encoded } from "./letters.js";
import { decimal, outlineOf } from "./outlines.js";
import { PdfFile, textString } from "./pdf-file.js";
import { addFont, type DrawingFonts, type FontStyle } from "./pdf-font.js";
import { type SvgShape, svgShapes } from "./svg-shapes.js";

/** Of an inch: in CSS, and in PDF. */
const [pixels, points] = [96, 72];
/** An arrow among letters, in parts of the size of the text; its head reaches so far back, and to both sides. */
const arrow = { from: 0.06, to: 0.54, y: 0.27, head: 0.17, side: 0.12, width: 0.065 };

/**
 * A drawing of this package as a PDF of one page, as large as the drawing, with its fonts in it: lines stay lines and text is text.
 * @param svg light or dark: a PDF follows no reader's system
 * @throws TypeError for an SVG that this package did not make, and for fonts that are no WOFF
 */
export async function svgPdf(svg: string, fonts: DrawingFonts): Promise<Uint8Array> {
  const { width, height, title, shapes } = svgShapes(svg);
  const file = new PdfFile();
  const used = await fontsOf(shapes, fonts);
  const scale = points / pixels;
  // SVG counts from the upper left corner down.
  const lines = [`${scale} 0 0 ${-scale} 0 ${decimal(height * scale)} cm`];
  for (const shape of shapes) {
    const style = styleOf(shape);
    const font = shape.name === "text" ? used.get(style) : undefined;
    for (const line of font === undefined ? shapeLines(shape) : textLines(shape, style, font)) lines.push(line);
  }
  const content = await file.addStream(new TextEncoder().encode(lines.join("\n")));
  const resources: string[] = [];
  for (const [style, font] of used) resources.push(`/${style} ${await addFont(file, style, font)}`);
  const pages = file.reserve();
  const page = file.add(
    `<</Type/Page/Parent ${pages}/MediaBox[0 0 ${decimal(width * scale)} ${decimal(height * scale)}]` +
      `/Resources<</Font<<${resources.join("")}>>>>/Contents ${content}>>`,
  );
  file.add(`<</Type/Pages/Kids[${page}]/Count 1>>`, pages);
  const catalog = file.add(`<</Type/Catalog/Pages ${pages}/ViewerPreferences<</DisplayDocTitle true>>/Lang(en)>>`);
  return file.finish(catalog, file.add(`<</Title ${textString(title)}/Producer(Netgraft)>>`));
}

/** The letters of a drawing that fonts cannot show in a PDF, each once: those beyond western Europe's. */
export async function lettersBeyondPdf(svg: string, fonts: DrawingFonts): Promise<readonly string[]> {
  const { shapes } = svgShapes(svg);
  const used = await fontsOf(shapes, fonts);
  const beyond = shapes.flatMap((shape) => {
    const font = used.get(styleOf(shape));
    return font === undefined
      ? []
      : Array.from(shape.content).filter((letter) => advanceOf(letter, font) === undefined);
  });
  return [...new Set(beyond)];
}

/** The fonts that shapes have text in. */
async function fontsOf(shapes: readonly SvgShape[], fonts: DrawingFonts): Promise<ReadonlyMap<FontStyle, LatinFont>> {
  const styles = new Set(shapes.filter(({ name }) => name === "text").map(styleOf));
  const used = new Map<FontStyle, LatinFont>();
  for (const style of styles) used.set(style, await readFont(fonts[style]));
  return used;
}

function shapeLines(shape: SvgShape): readonly string[] {
  const read = (key: string, otherwise: string): string => shape.attributes.get(key) ?? otherwise;
  // What SVG takes where nothing is said.
  const [fill, stroke] = [read("fill", "#000000"), read("stroke", "none")];
  const [isFilled, isStroked] = [fill !== "none", stroke !== "none"];
  if (!isFilled && !isStroked) return [];
  return [
    ...(isFilled ? [`${colour(fill)} rg`] : []),
    ...(isStroked
      ? [
          `${colour(stroke)} RG`,
          `${decimal(Number(read("stroke-width", "1")))} w`,
          `[${read("stroke-dasharray", "")}] 0 d`,
        ]
      : []),
    `${outlineOf(shape)} ${isFilled ? (isStroked ? "B" : "f") : "S"}`,
  ];
}

/** A line of text, as wide as it was measured. */
function textLines({ attributes, content, origin }: SvgShape, style: FontStyle, font: LatinFont): readonly string[] {
  const read = (key: string): number => Number(attributes.get(key) ?? 0);
  const [size, width] = [read("font-size"), read("textLength")];
  const natural = (text: string): number =>
    Array.from(text).reduce((sum, letter) => sum + ((advanceOf(letter, font) ?? 0) * size) / 1000, 0);
  const stretch = width / natural(content);
  const part = { middle: 0.5, end: 1 }[attributes.get("text-anchor") ?? ""] ?? 0;
  const x = origin.x + read("x") - part * width;
  const y = origin.y + read("y");
  const paint = colour(attributes.get("fill") ?? "#000000");
  const arrows = [...content.matchAll(new RegExp(arrowLetter, "g"))].map(({ index }) =>
    arrowLine(x + stretch * natural(content.slice(0, index)), y, size),
  );
  return [
    `BT /${style} ${decimal(size)} Tf ${decimal(100 * stretch)} Tz ${paint} rg ` +
      `1 0 0 -1 ${decimal(x)} ${decimal(y)} Tm ${encoded(content)} Tj ET`,
    ...(arrows.length > 0 ? [`${paint} RG [] 0 d`, ...arrows] : []),
  ];
}

/** An arrow to the right as lines, at the place of a letter. */
function arrowLine(x: number, baseline: number, size: number): string {
  const { from, to, y, head, side, width } = arrow;
  const at = (right: number, up: number): string => `${decimal(x + right * size)} ${decimal(baseline - up * size)}`;
  return (
    `${decimal(width * size)} w ${at(from, y)} m ${at(to, y)} l ` +
    `${at(to - head, y + side)} m ${at(to, y)} l ${at(to - head, y - side)} l S`
  );
}

function styleOf({ attributes }: SvgShape): FontStyle {
  if (attributes.get("font-weight") === "bold") return "bold";
  return attributes.get("font-style") === "italic" ? "italic" : "regular";
}

/** `#dcebf7` as parts of red, green and blue. */
function colour(written: string): string {
  const [, red = "", green = "", blue = ""] = /^#(..)(..)(..)$/.exec(written) ?? [];
  return [red, green, blue].map((part) => decimal(Number.parseInt(part, 16) / 255)).join(" ");
}
