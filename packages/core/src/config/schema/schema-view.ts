import type { z } from "#zod";
import { plainAt } from "../tree/to-plain.js";
import type { ConfigPath } from "../tree/config-path.js";

type Schema = z.core.$ZodType;

/** A value that a schema can list. */
export type Choice = z.core.util.Primitive;

/** What a schema takes, whatever wraps it: optional, default, transforms, and the like. */
export type SchemaView =
  /** `rest` is that of keys beside the known ones, where there may be any. */
  | {
      readonly form: "map";
      readonly keys: Readonly<Record<string, Schema>>;
      readonly required: readonly string[];
      readonly rest?: Schema | undefined;
    }
  /** `items` have places of their own; all others are as `rest` says, where there may be any. */
  | { readonly form: "list"; readonly items: readonly Schema[]; readonly rest?: Schema | undefined }
  /** The values that are listed; a literal is one that tells a form from others. */
  | { readonly form: "choice"; readonly choices: readonly Choice[]; readonly isLiteral: boolean }
  | { readonly form: "oneOf" | "allOf"; readonly schemas: readonly Schema[] }
  | { readonly form: "text" | "number" | "boolean" | "other" };

export function viewOf(schema: Schema): SchemaView {
  const definition = definitionOf(unwrap(schema));
  switch (definition.type) {
    case "object": {
      const { shape: keys, catchall: rest } = definition;
      const required = Object.keys(keys).filter((key) => keys[key]?._zod.optin === undefined);
      return { form: "map", keys, required, rest };
    }
    case "record": {
      const { keyType, valueType: rest } = definition;
      const keys = (choicesOf(keyType) ?? []).map((key): [string, Schema] => [String(key), rest]);
      return { form: "map", keys: Object.fromEntries(keys), required: [], rest };
    }
    case "array":
      return { form: "list", items: [], rest: definition.element };
    case "tuple":
      return { form: "list", items: definition.items, rest: definition.rest ?? undefined };
    case "enum":
      return { form: "choice", choices: Object.values(definition.entries), isLiteral: false };
    case "literal":
      return { form: "choice", choices: definition.values, isLiteral: true };
    case "union":
      return { form: "oneOf", schemas: definition.options };
    case "intersection":
      return { form: "allOf", schemas: [definition.left, definition.right] };
    case "string":
    case "template_literal":
      return { form: "text" };
    case "number":
    case "boolean":
      return { form: definition.type };
    default:
      return { form: "other" };
  }
}

/** The schema within what wraps it. */
export function unwrap(schema: Schema): Schema {
  return layersOf(schema).at(-1) ?? schema;
}

/** The schema, and what it wraps, from the outside in. */
export function layersOf(schema: Schema): readonly Schema[] {
  const layers = [schema];
  for (let inner = wrappedIn(schema); inner !== undefined; inner = wrappedIn(inner)) layers.push(inner);
  return layers;
}

function wrappedIn(schema: Schema): Schema | undefined {
  const definition = definitionOf(schema);
  // `z.preprocess` puts a function before the schema; other pipes read their input with the first schema.
  if (definition.type === "pipe")
    return definitionOf(definition.in).type === "transform" ? definition.out : definition.in;
  if (definition.type === "lazy") return definition.getter();
  return "innerType" in definition ? definition.innerType : undefined;
}

function definitionOf(schema: Schema): z.core.$ZodTypes["_zod"]["def"] {
  // Every schema is of one of the types that zod lists; one of a later zod takes the default branches.
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** The schema of the value at the path, or undefined where the schema does not say; of a union, the option that fits `value`. */
export function schemaAt(schema: Schema, path: ConfigPath, value: unknown): Schema | undefined {
  let at: Schema | undefined = schema;
  for (const [index, segment] of path.entries()) {
    if (at === undefined) return undefined;
    at = partOf(at, segment, plainAt(value, path.slice(0, index)));
  }
  return at;
}

/** The schema of one part of a map or list such as `value`. */
export function partOf(schema: Schema, segment: string | number, value: unknown): Schema | undefined {
  const view = viewOf(schema);
  if (view.form === "map") return Object.hasOwn(view.keys, segment) ? view.keys[segment] : view.rest;
  if (view.form === "list") return typeof segment === "number" ? (view.items[segment] ?? view.rest) : view.rest;
  for (const form of formsFor(view, value)) {
    const part = partOf(form, segment, value);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** The keys that the schema knows in a map such as `value`. */
export function knownKeys(schema: Schema, value: unknown): readonly string[] {
  const view = viewOf(schema);
  if (view.form === "map") return Object.keys(view.keys);
  return [...new Set(formsFor(view, value).flatMap((form) => knownKeys(form, value)))];
}

/** The values that a schema allows where it lists them: an enum, a literal, a union of these. */
export function choicesOf(schema: Schema): readonly Choice[] | undefined {
  const view = viewOf(schema);
  if (view.form === "choice") return view.choices;
  if (view.form !== "oneOf") return undefined;
  const choices = view.schemas.map(choicesOf);
  return choices.every((some) => some !== undefined) ? choices.flat() : undefined;
}

/** The schemas that a value is taken by together, or of a union, those of its options that are meant by it. */
export function formsFor(view: SchemaView, value: unknown): readonly Schema[] {
  if (view.form === "allOf") return view.schemas;
  if (view.form !== "oneOf") return [];
  const fitting = view.schemas.filter((option) => hasLiteralsOf(option, value));
  return fitting.length > 0 ? fitting : view.schemas;
}

/** Whether the fixed keys of a form (`type: "a"`) have the values in a map that tell it from others. */
function hasLiteralsOf(option: Schema, value: unknown): boolean {
  const view = viewOf(option);
  const literals = Object.entries(view.form === "map" ? view.keys : {}).flatMap(([key, field]) => {
    const of = viewOf(field);
    return of.form === "choice" && of.isLiteral ? [{ key, choices: new Set<unknown>(of.choices) }] : [];
  });
  return literals.length > 0 && literals.every(({ key, choices }) => choices.has(plainAt(value, [key])));
}
