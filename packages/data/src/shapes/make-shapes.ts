import { join } from "node:path";
import type { Pixels, z } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { readFileWhole, type WriteFile, writeFolderWhole } from "@netgraft/files";
import { difficulties } from "./difficulty.js";
import { drawShape } from "./draw-shape.js";
import { outlines, shapeNames } from "./outlines.js";
import { shapesSchema } from "./shapes-schema.js";

/** What pictures of shapes are drawn, and who is told of it. */
export interface MakeShapesOptions extends z.input<typeof shapesSchema> {
  readonly signal?: AbortSignal;
  /** Is told how many pictures are written. */
  readonly onProgress?: (done: number, all: number) => void;
}

type Shapes = z.output<typeof shapesSchema>;

/** What has been drawn. */
export interface MadeShapes {
  /** In the order of `shapeNames`. */
  readonly classes: readonly string[];
  /** How many pictures there are of each class. */
  readonly perClass: { readonly train: number; readonly val: number };
  /** False where the folder has been drawn before with the same options, and was left as it is. */
  readonly isNew: boolean;
}

/** The file in the folder that says what it was drawn with. */
const recordName = "shapes.json";

/** Pictures that are drawn before the next look at what else there is to do. */
const atOnce = 32;

/**
 * Draws a dataset: `train/<shape>/0001.png` and so on, and `val/<shape>/0001.png`. The same options give the same files,
 * byte for byte; more pictures or classes add to those that there were. A folder that was drawn with the same options is
 * left as it is.
 * @throws NG_CONFIG_INVALID; NG_OUTPUT_EXISTS, NG_WRITE_FAILED; the reason of `signal`; nothing is left behind
 */
export async function makeShapes(path: string, options: MakeShapesOptions): Promise<MadeShapes> {
  const { signal, onProgress, ...written } = options;
  const shapes = parsePlainOptions(shapesSchema, written);
  const { classes, perClass, holdOut } = shapes;
  const val = Math.min(perClass - 1, Math.max(1, Math.round(perClass * holdOut)));
  const made = { classes: shapeNames.slice(0, classes), perClass: { train: perClass - val, val } };
  const record = `${JSON.stringify(shapes, undefined, 2)}\n`;
  if ((await recordIn(path)) === record) return { ...made, isNew: false };
  const all = classes * perClass;
  let done = 0;
  await writeFolderWhole(path, async (_folder, write) => {
    for (const name of made.classes) {
      for (const [part, count] of Object.entries(made.perClass)) {
        for (let first = 1; first <= count; first += atOnce) {
          signal?.throwIfAborted();
          const numbers = Array.from({ length: Math.min(atOnce, count + 1 - first) }, (_, k) => first + k);
          await Promise.all(
            numbers.map((number) => writePicture(write, `${part}/${name}`, drawn(part, name, number, shapes), number)),
          );
          done += numbers.length;
          onProgress?.(done, all);
        }
      }
    }
    await write(recordName, [new TextEncoder().encode(record)]);
    signal?.throwIfAborted();
  });
  return { ...made, isNew: true };
}

async function recordIn(folder: string): Promise<string | undefined> {
  const bytes = await readFileWhole(join(folder, recordName), "text-bytes").catch(() => undefined);
  return bytes && new TextDecoder().decode(bytes);
}

function drawn(part: string, name: string, number: number, { seed, size, difficulty }: Shapes): Pixels {
  const outline = outlines[name];
  if (outline === undefined) throw new RangeError(`there is no shape ${name}`);
  return drawShape(outline, size, difficulties[difficulty], seed, `${part} ${name} ${number}`);
}

async function writePicture(
  write: WriteFile,
  folder: string,
  { data, width, height }: Pixels,
  number: number,
): Promise<void> {
  const { default: sharp } = await import("sharp");
  const encoded = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  await write(`${folder}/${String(number).padStart(4, "0")}.png`, [encoded]);
}
