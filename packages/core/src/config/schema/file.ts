import { z } from "#zod";
import { expecting } from "./expecting.js";
import { layersOf } from "./schema-view.js";

/** What a path in a config leads to. */
export type FileKind = "file" | "folder";

const mark = "netgraftFile";

/**
 * The schema of an option that names a file: in a config relative to the config that names it, in an argument to the
 * working directory. The component gets a path that can be opened as it is, and where a config is kept elsewhere, such as
 * in the folder of a run, the path is rewritten.
 */
export function file(): z.ZodString {
  return marked("file");
}

/** As {@link file}, of a folder. */
export function folder(): z.ZodString {
  return marked("folder");
}

function marked(kind: FileKind): z.ZodString {
  return expecting(z.string().min(1), `the path of a ${kind}`).meta({ [mark]: kind });
}

/** What a path of this schema leads to; undefined where it is no path. */
export function fileKindOf(schema: z.core.$ZodType): FileKind | undefined {
  const kinds = layersOf(schema).map((layer) => z.globalRegistry.get(layer)?.[mark]);
  return kinds.find((kind) => kind === "file" || kind === "folder");
}

/** The mark in a JSON Schema that was made of the schema, as a format that JSON Schema may have. */
export function withPathFormat(schema: z.core.JSONSchema.JSONSchema): void {
  if (schema[mark] === undefined) return;
  delete schema[mark];
  schema.format = "path";
}
