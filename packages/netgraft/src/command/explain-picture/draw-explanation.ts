import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError } from "../../errors.js";
import { explainPicture } from "../../run/class-activation/explain-picture.js";
import { endingProblem } from "../../run/draw-networks.js";
import { engineOf } from "../arguments/engine-option.js";
import { openArgument } from "../arguments/open-argument.js";
import { neededWeights } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatPart } from "../output/numbers.js";
import type { ExplainPictureCommandOptions } from "./options.js";

/** Writes a picture with the map of a class over it, and says of which. */
export async function drawExplanation(
  context: CommandContext,
  reference: string,
  options: ExplainPictureCommandOptions,
): Promise<void> {
  const problem = endingProblem(options.out, ["png"], "--out");
  if (problem !== undefined) throw new DrawingArgumentsError(problem);
  const composition = await openArgument(context, reference, options);
  const weights = neededWeights(
    context,
    composition,
    options,
    "the network has no weights, without which it sees nothing",
  );
  const { at, method, threads, class: of } = options;
  const engine = await engineOf(context, composition, options, "prediction");
  const [picture, path] = [context.shownPath(options.input), context.shownPath(options.out)];
  const explained = await interruptible((signal) =>
    explainPicture(composition, picture, { weights, engine, threads, at, method, of, signal, cwd: context.cwd }),
  );
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  await writeFileWhole(path, [explained.png]);
  const { class: shown, map } = explained;
  if (options.json === true) {
    const { png: _written, ...told } = explained;
    return context.printJson({ ...told, map: { ...map, values: [...map.values] }, output: path });
  }
  const name = shown.label ?? String(shown.index);
  context.printLine(`${path}: ${name}, ${formatPart(shown.probability).trim()}, at ${explained.at}, by ${method}`);
}
