import { extname } from "node:path";
import { nearest } from "@netgraft/core/graph";
import { writeFileWhole } from "@netgraft/files";
import { DrawingArgumentsError } from "../../errors.js";
import { endingProblem } from "../../run/draw-networks.js";
import { encodedDrawing, pictureForm, pictureForms } from "../../run/encoded-drawing.js";
import { type GateActivity, measureGates } from "../../run/gates/measure-gates.js";
import type { CommandContext } from "../context.js";
import { formatCsv } from "../output/csv.js";
import { formatCounted } from "../output/numbers.js";
import { formatTable } from "../output/table.js";
import { channelTable, gateTable } from "./gate-table.js";
import type { GatesCommandOptions } from "./options.js";
import { withPictures } from "./with-pictures.js";

/** Prints what the gates of a network do, and writes it where a file is named. */
export async function showGates(
  context: CommandContext,
  reference: string,
  options: GatesCommandOptions,
): Promise<void> {
  const { out } = options;
  const problem = out === undefined ? undefined : endingProblem(out, [...pictureForms, "csv", "json"], "--out");
  if (problem !== undefined) throw new DrawingArgumentsError(problem);
  const activity = await withPictures(context, reference, options, measureGates);
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
  return encodedDrawing(await gateChart(activity, picture, classes), pictureForm(path) ?? "svg", path);
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
