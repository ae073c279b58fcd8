import { type MadeShapes, makeMondrians, makeShapes } from "@netgraft/data";
import type { DatasetMakeOptions, Drawn } from "./options.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { formatCount, formatCounted } from "../output/numbers.js";
import { Progress } from "../output/progress.js";

const makers: Readonly<Record<Drawn, typeof makeShapes>> = { shapes: makeShapes, mondrians: makeMondrians };

/** Draws a folder of pictures. */
export async function makeDataset(
  context: CommandContext,
  what: Drawn,
  { out, ...shapes }: DatasetMakeOptions & { readonly out: string },
): Promise<void> {
  const path = context.shownPath(out);
  const progress = new Progress(context.terminal);
  const onProgress = (done: number, all: number): void => progress.showPart("drawing", done, all);
  let made: MadeShapes;
  try {
    made = await interruptible((signal) => makers[what](path, { ...shapes, signal, onProgress }));
  } finally {
    progress.clear();
  }
  const { classes, perClass, isNew } = made;
  if (!isNew) context.note("there already, drawn with the same options");
  const train = formatCounted(perClass.train * classes.length, "picture");
  const val = formatCount(perClass.val * classes.length);
  context.printLine(`${path}: ${train} in train and ${val} in val, of ${classes.join(", ")}`);
}
