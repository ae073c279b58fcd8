import { extname } from "node:path";
import { describeProblem, nearest } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError, WeightsNeededError } from "../../errors.js";
import { endingProblem } from "../../run/draw-networks.js";
import { encodedDrawing, pictureForms } from "../../run/encoded-drawing.js";
import { type GateActivity, measureGates } from "../../run/gates/measure-gates.js";
import { engineOf } from "../arguments/engine-option.js";
import { openArgument } from "../arguments/open-argument.js";
import { weightsOf } from "../arguments/weights-options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCsv } from "../output/csv.js";
import { formatCounted } from "../output/numbers.js";
import { progressDisplays } from "../output/progress-display.js";
import { formatTable } from "../output/table.js";
import { channelTable, gateTable } from "./gate-table.js";
import type { GatesCommandOptions } from "./options.js";

/** Prints what the gates of a network do, and writes it where a file is named. */
export async function showGates(
  context: CommandContext,
  reference: string,
  options: GatesCommandOptions,
): Promise<void> {
  const { out, images } = options;
  const problem = out === undefined ? undefined : endingProblem(out, [...pictureForms, "csv", "json"], "--out");
  if (problem !== undefined) throw new DrawingArgumentsError(problem);
  const composition = await openArgument(context, reference, options);
  const weights = weightsOf(context, composition, options);
  if (weights === undefined)
    throw new WeightsNeededError({
      at: "--weights",
      message: "the network has no weights, without which its gates do nothing of interest",
      expected: "the folder of a run in place of the network, --weights <file>, or --init <seed>",
    });
  const { select, split, batch, threads, workers } = options;
  const engine = await engineOf(context, composition, options, "prediction");
  const progress = composition.framework.services.get(progressDisplays)(context.terminal);
  const activity = await interruptible(async (signal) => {
    try {
      return await measureGates(composition, {
        weights,
        select,
        images: images === undefined ? undefined : context.shownPath(images),
        split,
        batch,
        threads,
        workers,
        signal,
        engine,
        cwd: context.cwd,
        onProgress: (done, all) => progress.showPart("measuring gates", done, all),
        onNote: (note) => {
          progress.clear();
          context.note(describeProblem(note));
        },
      });
    } finally {
      progress.clear();
    }
  });
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  if (out !== undefined) {
    const path = context.shownPath(out);
    await writeFileWhole(path, [await encoded(activity, path, options)]);
    context.note(`${path}: the gates on ${formatCounted(activity.pictures, "picture")}`);
  }
  if (options.json === true) return context.printJson(activity);
  context.print(formatTable(gateTable(activity), context.stdout));
}

/** What a file has, by its ending. @throws NG_DRAWING_ARGUMENTS */
async function encoded(
  activity: GateActivity,
  path: string,
  { picture, classes }: GatesCommandOptions,
): Promise<Uint8Array> {
  const ending = extname(path);
  const utf8 = new TextEncoder();
  if (ending === ".json") return utf8.encode(`${JSON.stringify(activity, undefined, 2)}\n`);
  if (ending === ".csv") return utf8.encode(`${formatCsv(channelTable(activity))}\n`);
  assertClasses(activity, classes ?? []);
  const { gateChart } = await import("../../run/gates/gate-charts.js");
  const form = pictureForms.find((each) => `.${each}` === ending) ?? "svg";
  return encodedDrawing(await gateChart(activity, picture, classes), form, path);
}

/** @throws NG_DRAWING_ARGUMENTS naming each class that there is not */
function assertClasses({ classes }: GateActivity, wanted: readonly string[]): void {
  const names = classes.map(({ name }) => name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw new DrawingArgumentsError(
    unknown.map((name) => {
      const similar = nearest(name, names);
      return {
        at: "--classes",
        message: `there are no pictures of a class ${JSON.stringify(name)}`,
        expected: names.length > 20 ? `some of ${names.length} classes` : names.join(", "),
        ...(similar !== undefined && { nearest: similar }),
      };
    }),
  );
}
