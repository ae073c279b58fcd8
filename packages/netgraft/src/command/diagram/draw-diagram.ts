import type { Problem } from "@netgraft/core";
import { writeFileWhole } from "@netgraft/weights/node";
import { DrawingArgumentsError } from "../../errors.js";
import { composeNetwork } from "../../open-network.js";
import type { DiagramOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../arguments/file-path.js";
import { openOptions } from "../arguments/open-argument.js";
import { endingProblem } from "./ending.js";

/**
 * Draws one network, or two that are compared, to a file.
 * @throws NG_DRAWING_ARGUMENTS where the file's ending names no form, or the number of networks does not fit; NG_WRITE_FAILED;
 * as `openNetwork`
 */
export async function drawDiagram(
  context: CommandContext,
  references: readonly string[],
  options: DiagramOptions,
): Promise<void> {
  const problems = [countProblem(references, options.diff === true), endingProblem(options.output, ["svg", "html"])];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new DrawingArgumentsError(found);
  const opening = await openOptions(context, options);
  const graphs = [];
  for (const reference of references) graphs.push((await composeNetwork(reference, opening)).graph);
  const { diffHtml, diffNetworks, diffSvg, drawNetwork, networkHtml, networkSvg } = await import("@netgraft/diagram");
  const [first, second] = graphs.map(drawNetwork);
  if (first === undefined) throw new TypeError("there is no network to draw");
  const asHtml = options.output.endsWith(".html");
  const diff = second && diffNetworks(first, second);
  const drawing = diff ? await (asHtml ? diffHtml : diffSvg)(diff) : await (asHtml ? networkHtml : networkSvg)(first);
  const path = filePath(context, options.output);
  await writeFileWhole(path, [new TextEncoder().encode(drawing)]);
  context.print(
    `${path}: ${[first, second].flatMap((diagram) => (diagram === undefined ? [] : [diagram.name])).join(" and ")}`,
  );
}

function countProblem(references: readonly string[], isDiff: boolean): Problem | undefined {
  const expected = isDiff ? 2 : 1;
  if (references.length === expected) return undefined;
  return {
    at: isDiff ? "--diff" : "<networks>",
    message: isDiff ? "compares two networks" : "one drawing shows one network; two are drawn with --diff",
    expected: isDiff ? "two networks" : "one network",
    found: `${references.length}`,
  };
}
