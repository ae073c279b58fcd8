import { extname } from "node:path";
import type { Network, Problem } from "@netgraft/core";
import type { DrawingOptions } from "@netgraft/diagram";
import { nearest } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError } from "../errors.js";
import { encodedDrawing, pictureForm, pictureForms } from "./encoded-drawing.js";

/** What a drawing can be written as: an SVG, the same as a PNG or as a PDF for papers, or a page whose blocks unfold to operations. */
export const drawingForms = [...pictureForms, "html"] as const;
export type DrawingForm = (typeof drawingForms)[number];

/** One network, or two with what is added, removed or changed in the second. */
export type DrawnNetworks = readonly [network: Network] | readonly [before: Network, after: Network];

/**
 * Networks as a drawing: blocks, sites, sizes and costs.
 * @param options a page takes the theme alone, by default that of the reader's system
 * @throws NG_DRAWING_ARGUMENTS where `blocks` names a kind of block that there is not
 */
export async function drawNetworks(
  [first, second]: DrawnNetworks,
  form: Extract<DrawingForm, "svg" | "html">,
  options: DrawingOptions = {},
): Promise<string> {
  // Loaded when something is drawn.
  const { diffHtml, diffNetworks, diffSvg, drawNetwork, networkHtml, networkSvg } = await import("@netgraft/diagram");
  const diagram = drawNetwork(first.graph);
  const drawn = second === undefined ? undefined : diffNetworks(diagram, drawNetwork(second.graph));
  assertBlocks((drawn ?? diagram).details, options.blocks ?? []);
  if (drawn === undefined) return form === "html" ? networkHtml(diagram, options) : networkSvg(diagram, options);
  return form === "html" ? diffHtml(drawn, options) : diffSvg(drawn, options);
}

/**
 * Writes a drawing, whole or not at all; the ending of the file says its form.
 * @throws NG_DRAWING_ARGUMENTS where the ending names no form, a PNG or a PDF is to follow a system's theme, `blocks` names a kind
 * of block that there is not, or as `encodedDrawing`; NG_WRITE_FAILED
 */
export async function writeDrawing(path: string, networks: DrawnNetworks, options: DrawingOptions = {}): Promise<void> {
  const problem = endingProblem(path, drawingForms, "path") ?? optionsProblem(path, options);
  if (problem !== undefined) throw new DrawingArgumentsError(problem);
  const form = pictureForm(path);
  const drawing = await drawNetworks(networks, form === undefined ? "html" : "svg", options);
  await writeFileWhole(path, [await encodedDrawing(drawing, form ?? "svg", path)]);
}

/** What is wrong with options for the form of a file, if anything is. */
export function optionsProblem(
  path: string,
  { theme, blocks, width }: DrawingOptions,
  named: (option: string) => string = (option) => option,
): Problem | undefined {
  const form = extname(path).slice(1);
  if ((form === "png" || form === "pdf") && theme === "system")
    return {
      at: named("theme"),
      message: `a ${form.toUpperCase()} has the colours that it is written with`,
      expected: "light or dark",
      found: theme,
    };
  const unheard = blocks === undefined ? (width === undefined ? undefined : "width") : "blocks";
  if (form !== "html" || unheard === undefined) return undefined;
  return {
    at: named(unheard),
    message: "a page has all blocks, and the width of its window",
    expected: "a file that ends in .svg or .png or .pdf",
    found: path,
  };
}

/** @throws NG_DRAWING_ARGUMENTS */
function assertBlocks(details: readonly { readonly letter: string }[], blocks: readonly string[]): void {
  const letters = details.map(({ letter }) => letter);
  const problems = blocks
    .filter((letter) => !letters.includes(letter))
    .map((letter) => ({
      at: "blocks",
      message: "the drawing has no such kind of block",
      expected: letters.length === 0 ? "none: it has no kinds of blocks" : `some of ${letters.join(", ")}`,
      found: letter,
    }));
  if (problems.length > 0) throw new DrawingArgumentsError(problems);
}

/** What is wrong with the ending of a file to write, if it is none of these. */
export function endingProblem(file: string, endings: readonly string[], at = "--output"): Problem | undefined {
  const ending = extname(file).slice(1);
  if (endings.includes(ending)) return undefined;
  const close = nearest(ending.toLowerCase(), endings) ?? endings[0];
  const stem = ending === "" ? file : file.slice(0, -ending.length - 1);
  return {
    at,
    message: "the ending does not say what to write",
    expected: `a file that ends in ${endings.map((each) => `.${each}`).join(" or ")}`,
    found: file,
    ...(close === undefined ? {} : { nearest: `${stem}.${close}` }),
  };
}
