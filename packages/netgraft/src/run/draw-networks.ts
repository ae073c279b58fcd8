import { extname } from "node:path";
import type { Network, Problem } from "@netgraft/core";
import { nearest } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError } from "../errors.js";

/** What a drawing can be written as: an SVG for papers, or a page whose blocks unfold to operations. */
export const drawingForms = ["svg", "html"] as const;
export type DrawingForm = (typeof drawingForms)[number];

/** One network, or two with what is added, removed or changed in the second. */
export type DrawnNetworks = readonly [network: Network] | readonly [before: Network, after: Network];

/** Networks as a drawing: blocks, sites, sizes and costs. */
export async function drawNetworks([first, second]: DrawnNetworks, form: DrawingForm): Promise<string> {
  // Loaded when something is drawn.
  const { diffHtml, diffNetworks, diffSvg, drawNetwork, networkHtml, networkSvg } = await import("@netgraft/diagram");
  const diagram = drawNetwork(first.graph);
  if (second === undefined) return (form === "html" ? networkHtml : networkSvg)(diagram);
  return (form === "html" ? diffHtml : diffSvg)(diffNetworks(diagram, drawNetwork(second.graph)));
}

/**
 * Writes a drawing, whole or not at all; the ending of the file says its form.
 * @throws NG_DRAWING_ARGUMENTS where the ending names no form; NG_WRITE_FAILED
 */
export async function writeDrawing(path: string, networks: DrawnNetworks): Promise<void> {
  const problem = endingProblem(path, drawingForms, "path");
  if (problem !== undefined) throw new DrawingArgumentsError(problem);
  const form = extname(path) === ".html" ? "html" : "svg";
  await writeFileWhole(path, [new TextEncoder().encode(await drawNetworks(networks, form))]);
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
