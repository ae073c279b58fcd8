import { z } from "#zod";
import { type NetworkComponents, optionSchemas } from "./component-choices.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { type FileKind, fileKindOf } from "../schema/file.js";
import { networkSchema } from "../form/network-schema.js";
import type { Origin } from "../tree/origin.js";
import { optionsIn } from "./parse-options.js";
import { formsFor, partOf, viewOf } from "../schema/schema-view.js";
import { type Sourced, type SourcedEntry, sourcedList, sourcedMap, sourcedScalar } from "../tree/sourced.js";
import { toPlain } from "../tree/to-plain.js";

/** A path in a config, of a file or a folder. */
export interface NamedFile {
  /** As it is written. */
  readonly name: string;
  readonly kind: FileKind;
  /** Where it is written, which says what it is relative to. */
  readonly origin: Origin;
  /** Its place in the config. */
  readonly at: ConfigPath;
}

/** Gives a file of a config another name, such as one that is relative to another folder. */
export type RenameFile = (file: NamedFile) => string;

/**
 * A valid config with each file that it names under another name: those of its form, and of its components' options. Where
 * there are none, it is the same tree, and so are the parts that name none.
 */
export function renameFiles(tree: Sourced, components: NetworkComponents, rename: RenameFile): Sourced {
  const placed = optionSchemas(tree, components);
  const options = new Map(placed.map(({ path, schema }) => [formatConfigPath(path), schema]));
  const naming = placed.filter(({ schema }) => canNameFiles(schema));
  const ways = naming.flatMap(({ path }) => [...path.keys(), path.length].map((end) => path.slice(0, end)));
  return renamed(tree, networkSchema, [], { options, rename, ways: new Set(ways.map(formatConfigPath)) });
}

interface Renaming {
  /** The schemas of components' options, by the components' places. */
  readonly options: ReadonlyMap<string, z.core.$ZodType>;
  /** The places of components whose options can name files, and those above them. */
  readonly ways: ReadonlySet<string>;
  readonly rename: RenameFile;
}

/** The value with its files renamed; the same one where it has none. */
function renamed(tree: Sourced, schema: z.core.$ZodType, at: ConfigPath, renaming: Renaming): Sourced {
  const place = formatConfigPath(at);
  // Most of a config names no files, and a sweep asks a thousand configs.
  if (!renaming.ways.has(place) && !canNameFiles(schema)) return tree;
  const options = renaming.options.get(place);
  const fitting = options === undefined ? optionFor(schema, tree) : optionFor(options, optionsIn(tree));
  const { origin } = tree;
  if (tree.kind === "scalar") {
    const kind = fileKindOf(fitting);
    return kind === undefined || typeof tree.value !== "string"
      ? tree
      : sourcedScalar(renaming.rename({ name: tree.value, kind, origin, at }), origin);
  }
  const part = (value: Sourced, segment: string | number): Sourced => {
    const expected = partOf(fitting, segment, undefined);
    return expected === undefined ? value : renamed(value, expected, [...at, segment], renaming);
  };
  if (tree.kind === "list") {
    const items = tree.items.map(part);
    return items.every((item, index) => item === tree.items[index]) ? tree : sourcedList(items, origin);
  }
  const entries = [...tree.entries].map(([key, entry]): [string, SourcedEntry] => {
    const value = options !== undefined && key === "type" ? entry.value : part(entry.value, key);
    return [key, value === entry.value ? entry : { ...entry, value }];
  });
  return entries.every(([key, entry]) => entry === tree.entries.get(key)) ? tree : sourcedMap(entries, origin);
}

/** The schema, or of a union the option that takes the value. */
function optionFor(schema: z.core.$ZodType, tree: Sourced): z.core.$ZodType {
  const view = viewOf(schema);
  if (view.form !== "oneOf") return schema;
  const value = toPlain(tree);
  const taking = view.schemas.find((option) => z.safeParse(option, value).success);
  const option = taking ?? formsFor(view, value)[0];
  return option === undefined ? schema : optionFor(option, tree);
}

/** What is known of schemas: whether a value that one takes can name a file. */
const known = new WeakMap<z.core.$ZodType, boolean>();
/** How deep schemas are looked through; of those below nothing is known. */
const deepest = 16;

/** Whether a value can name a file, as far as can be told: of schemas that lead back to themselves it is taken that they can. */
function canNameFiles(schema: z.core.$ZodType, depth = 0): boolean {
  const before = known.get(schema) ?? depth > deepest;
  if (known.has(schema) || before) return before;
  known.set(schema, true);
  const found = fileKindOf(schema) !== undefined || partsOf(schema).some((part) => canNameFiles(part, depth + 1));
  known.set(schema, found);
  return found;
}

/** The schemas of all that is in a value. */
function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const view = viewOf(schema);
  switch (view.form) {
    case "oneOf":
    case "allOf":
      return view.schemas;
    case "map":
      return [...Object.values(view.keys), ...(view.rest === undefined ? [] : [view.rest])];
    case "list":
      return [...view.items, ...(view.rest === undefined ? [] : [view.rest])];
    default:
      return [];
  }
}
