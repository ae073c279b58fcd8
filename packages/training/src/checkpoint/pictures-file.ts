import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "@netgraft/core";
import { readFileWhole } from "@netgraft/files";
import { type ListedPicture, parts, type PictureList } from "./picture-list.js";

/** The name of the list of pictures in the folder of a run: lines of JSON, the first of which says what follows. */
export const picturesName = "pictures.jsonl.gz";

const counts = z.int().min(0).optional();
const head = z.strictObject({
  format: z.literal(1),
  classes: z.array(z.string()),
  /** How many pictures each part has; missing where they are not told apart. */
  training: counts,
  validation: counts,
});
/** The class, the name, the bytes (-1 where they are not known) and the contents. */
const row = z.tuple([z.int(), z.string(), z.int().min(-1), z.string().optional()]);

/** The list as bytes: some 10 for each picture whose contents were not read. */
export async function encodePictures({ classes, ...list }: PictureList): Promise<Uint8Array> {
  const [training, validation] = parts.map((part) => list[part]?.length);
  const lines = [JSON.stringify({ format: 1, classes, training, validation })];
  for (const part of parts)
    for (const { label, name, size = -1, contents } of list[part] ?? [])
      lines.push(JSON.stringify(contents === undefined ? [label, name, size] : [label, name, size, contents]));
  return promisify(gzip)(`${lines.join("\n")}\n`, { level: 3 });
}

/** Reads a list of pictures; undefined where there is none that can be understood, as in the folder of an older version. */
export async function readPictures(path: string): Promise<PictureList | undefined> {
  try {
    const text = (await promisify(gunzip)(await readFileWhole(path), { maxOutputLength: 2 ** 30 })).toString("utf8");
    const [first = "", ...lines] = text.trimEnd().split("\n");
    const { classes, training, validation } = head.parse(JSON.parse(first));
    if (lines.length !== (training ?? 0) + (validation ?? 0)) return undefined;
    const rows = lines.map((line): ListedPicture => {
      const [label, name, size, contents] = row.parse(JSON.parse(line));
      return { label, name, size: size < 0 ? undefined : size, contents };
    });
    return {
      classes,
      training: training === undefined ? undefined : rows.slice(0, training),
      validation: validation === undefined ? undefined : rows.slice(training ?? 0),
    };
  } catch {
    return undefined;
  }
}
