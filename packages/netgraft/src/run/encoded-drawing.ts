import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { DrawingArgumentsError } from "../errors.js";

/** What an SVG can be written as: itself, pixels, or a page for LaTeX whose text is text. */
export const pictureForms = ["svg", "png", "pdf"] as const;
export type PictureForm = (typeof pictureForms)[number];

/** The form that the ending of a file says; undefined where it says none of them. */
export function pictureForm(path: string): PictureForm | undefined {
  return pictureForms.find((form) => `.${form}` === extname(path));
}

/** Of a PNG: twice as many pixels along each side as an SVG has, for print. */
const pixelRatio = 2;
/** The pixels of an inch of an SVG, in CSS and in librsvg. */
const perInch = { css: 96, librsvg: 72 };

/**
 * A drawing or a chart in a form: a PNG has twice as many pixels along each side as the SVG, and the fonts of the machine; a PDF
 * has its fonts in it.
 * @param path of the file, for errors
 * @throws NG_DRAWING_ARGUMENTS for a PDF of a text with letters that its fonts lack
 */
export async function encodedDrawing(svg: string, form: PictureForm, path: string): Promise<Uint8Array> {
  if (form === "pdf") return pdf(svg, path);
  const bytes = new TextEncoder().encode(svg);
  if (form === "svg") return bytes;
  // Imported when it is used, as where pictures are decoded: native code that takes long to load.
  const { default: sharp } = await import("sharp");
  return sharp(bytes, { density: perInch.librsvg * pixelRatio })
    .withDensity(perInch.css * pixelRatio)
    .png()
    .toBuffer();
}

async function pdf(svg: string, path: string): Promise<Uint8Array> {
  const { fontFile, lettersBeyondPdf, svgPdf } = await import("@netgraft/diagram");
  const fonts = {
    regular: await readFile(fontFile("regular")),
    bold: await readFile(fontFile("bold")),
    italic: await readFile(fontFile("italic")),
  };
  const beyond = await lettersBeyondPdf(svg, fonts);
  if (beyond.length === 0) return svgPdf(svg, fonts);
  throw new DrawingArgumentsError({
    at: path,
    message: "a PDF has the letters of western Europe alone, since it brings their fonts",
    expected: "a file that ends in .svg or .png, or a network with other names",
    found: beyond.join(""),
  });
}
