import type { z } from "zod";
import type { ConfigPath } from "../tree/config-path.js";

/** What a schema is made of; discriminated by `type`. */
export type SchemaDefinition = z.core.$ZodTypes["_zod"]["def"];

export function definitionOf(schema: z.core.$ZodType): SchemaDefinition {
  // Every schema is of one of the types that zod lists; a type of a later zod falls into the callers' default branches.
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** The schema within optional, default and the like. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return layersOf(schema).at(-1) ?? schema;
}

/** The schema, and what it wraps, from the outside in. */
export function layersOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const layers = [schema];
  for (let inner = wrapped(schema); inner !== undefined; inner = wrapped(inner)) layers.push(inner);
  return layers;
}

function wrapped(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
    case "nonoptional":
    case "success":
    case "promise":
      return definition.innerType;
    case "lazy":
      return definition.getter();
    case "pipe":
      // `z.preprocess` puts a function before the schema; other pipes read their input with the first schema.
      return definitionOf(definition.in).type === "transform" ? definition.out : definition.in;
    default:
      return undefined;
  }
}

/** The schema of the value at the path, or undefined where the schema does not say; of a union, the option that fits `value`. */
export function schemaAt(schema: z.core.$ZodType, path: ConfigPath, value: unknown): z.core.$ZodType | undefined {
  let [at, here]: [z.core.$ZodType | undefined, unknown] = [schema, value];
  for (const segment of path) {
    if (at === undefined) return undefined;
    at = child(at, segment, here);
    here = plainChild(here, segment);
  }
  return at;
}

/** The plain value at the path, or undefined where there is none. */
export function plainAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(plainChild, value);
}

function plainChild(value: unknown, segment: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
  // Object.hasOwn has just said that there is such a property.
  return (value as Record<string | number, unknown>)[segment];
}

/** The schema of one part of a map or list; of a union, that of the option that fits `value`. */
export function child(schema: z.core.$ZodType, segment: string | number, value: unknown): z.core.$ZodType | undefined {
  const definition = definitionOf(unwrap(schema));
  switch (definition.type) {
    case "object":
      return Object.hasOwn(definition.shape, segment) ? definition.shape[segment] : definition.catchall;
    case "array":
      return definition.element;
    case "tuple":
      return typeof segment === "number" ? (definition.items[segment] ?? definition.rest ?? undefined) : undefined;
    case "record":
      return definition.valueType;
    case "intersection":
      return child(definition.left, segment, value) ?? child(definition.right, segment, value);
    case "union": {
      const options = optionsFor(definition.options, value);
      return options.map((option) => child(option, segment, value)).find((found) => found !== undefined);
    }
    default:
      return undefined;
  }
}

/** The options of a union whose fixed keys (`type: "a"`) have the values they have in `value`; all, where none has. */
export function optionsFor(options: readonly z.core.$ZodType[], value: unknown): readonly z.core.$ZodType[] {
  const fitting = options.filter((option) => {
    const definition = definitionOf(unwrap(option));
    if (definition.type !== "object") return false;
    const fixed = Object.entries(definition.shape).filter(
      ([, field]) => definitionOf(unwrap(field)).type === "literal",
    );
    // A literal's values are primitives; any other value is simply not among them.
    return (
      fixed.length > 0 &&
      fixed.every(([key, field]) => unwrap(field)._zod.values?.has(plainChild(value, key) as z.core.util.Primitive))
    );
  });
  return fitting.length > 0 ? fitting : options;
}
