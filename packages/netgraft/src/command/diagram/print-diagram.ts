import type { Network, Problem } from "@netgraft/core";
import { DrawingArgumentsError } from "../../errors.js";
import { composeNetwork } from "../../open-network.js";
import { drawingForms, endingProblem, optionsProblem, writeDrawing } from "../../run/draw-networks.js";
import { openOptions } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import { freeNameIn } from "../output/free-name.js";
import type { DiagramOptions } from "./options.js";

/**
 * Draws one network, or two that are compared, to a file.
 * @throws NG_DRAWING_ARGUMENTS where the file's ending names no form, or the number of networks does not fit; NG_WRITE_FAILED;
 * as `openNetwork`
 */
export async function printDiagram(
  context: CommandContext,
  references: readonly string[],
  options: DiagramOptions,
): Promise<void> {
  const { output, blocks, width, theme } = options;
  const drawing = { ...(blocks && { blocks }), ...(width !== undefined && { width }), ...(theme && { theme }) };
  const ending = output === undefined ? undefined : endingProblem(output, drawingForms);
  const unfit = optionsProblem(output ?? "", drawing, (option) => `--${option}`);
  const problems = [countProblem(references, options.diff === true), ending, unfit];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new DrawingArgumentsError(found);
  const opening = await openOptions(context, options);
  const networks: Network[] = [];
  for (const reference of references) networks.push(await composeNetwork(reference, opening));
  const [first, second] = networks;
  if (first === undefined) throw new TypeError("there is no network to draw");
  const path = context.shownPath(
    output ??
      freeNameIn(
        context,
        networks.map(({ name }) => name),
        ".svg",
      ),
  );
  await writeDrawing(path, second === undefined ? [first] : [first, second], drawing);
  context.printLine(`${path}: ${networks.map(({ name }) => name).join(" and ")}`);
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
