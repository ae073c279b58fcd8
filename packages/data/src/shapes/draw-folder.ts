import { join } from "node:path";
import type { Pixels, z } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { readFileWhole, type WriteFile, writeFolderWhole } from "@netgraft/files";
import { shapeNames } from "./outlines.js";
import { shapesSchema } from "./shapes-schema.js";

/** What pictures are drawn, and who is told of it. */
export interface MakeShapesOptions extends z.input<typeof shapesSchema> {
  readonly signal?: AbortSignal;
  /** Is told how many pictures are written. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** What has been drawn. */
export interface MadeShapes {
  /** In the order of `shapeNames`. */
  readonly classes: readonly string[];
  /** How many pictures there are of each class. */
  readonly perClass: { readonly train: number; readonly val: number };
  /** False where the folder has been drawn before with the same options, and was left as it is. */
  readonly isNew: boolean;
}

/** What is drawn. */
export interface Drawing {
  /** The file in the folder that says what it was drawn with. */
  readonly record: string;
  /** Draws a picture of a shape, which its name and the options decide. */
  readonly draw: (shape: string, name: string, options: Shapes, classes: readonly string[]) => Pixels;
}

type Shapes = z.output<typeof shapesSchema>;

/** Pictures that are drawn before the next look at what else there is to do. */
const atOnce = 32;

/** Draws a folder, as `makeShapes` says. */
export async function drawFolder(
  { record: recordName, draw }: Drawing,
  path: string,
  options: MakeShapesOptions,
): Promise<MadeShapes> {
  const { signal, onProgress, ...written } = options;
  const shapes = parsePlainOptions(shapesSchema, written);
  const { perClass, holdOut } = shapes;
  const classes = shapeNames.slice(0, shapes.classes);
  const val = Math.min(perClass - 1, Math.max(1, Math.round(perClass * holdOut)));
  const made = { classes, perClass: { train: perClass - val, val } };
  const record = `${JSON.stringify(shapes, undefined, 2)}\n`;
  if ((await recordIn(join(path, recordName))) === record) return { ...made, isNew: false };
  let done = 0;
  await writeFolderWhole(path, async (_folder, write) => {
    for (const name of classes) {
      for (const [part, count] of Object.entries(made.perClass)) {
        for (let first = 1; first <= count; first += atOnce) {
          signal?.throwIfAborted();
          const numbers = Array.from({ length: Math.min(atOnce, count + 1 - first) }, (_, k) => first + k);
          const drawn = (number: number): Pixels => draw(name, `${part} ${name} ${number}`, shapes, classes);
          await Promise.all(numbers.map((number) => writePicture(write, `${part}/${name}`, drawn(number), number)));
          done += numbers.length;
          onProgress?.(done, shapes.classes * perClass);
        }
      }
    }
    await write(recordName, [new TextEncoder().encode(record)]);
    signal?.throwIfAborted();
  });
  return { ...made, isNew: true };
}

async function recordIn(path: string): Promise<string | undefined> {
  const bytes = await readFileWhole(path, "text-bytes").catch(() => undefined);
  return bytes && new TextDecoder().decode(bytes);
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
