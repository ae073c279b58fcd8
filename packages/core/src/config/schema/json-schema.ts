import { z } from "#zod";
import { withPathFormat } from "./file.js";

/** A JSON Schema of draft-07, which the YAML and JSON extensions of editors read. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The JSON Schema of what may be written where a zod schema validates; where it cannot be expressed, it allows everything. */
export function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: "draft-07",
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      withoutSafeBounds(jsonSchema);
      withPathFormat(jsonSchema);
    },
  });
  const definitions: unknown = json["definitions"];
  delete json["definitions"];
  const inlined = inline(
    json,
    typeof definitions === "object" && definitions !== null ? new Map(Object.entries(definitions)) : new Map(),
    [],
  );
  // Inlining keeps the form of a schema.
  return inlined as JsonSchema;
}

/** Integers are bounded where doubles lose them, which tells a reader nothing. */
function withoutSafeBounds(schema: JsonSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** Puts definitions in the place of references to them, for a schema that becomes part of another; recursion allows everything. */
function inline(json: unknown, definitions: ReadonlyMap<string, unknown>, open: readonly string[]): unknown {
  if (Array.isArray(json)) return json.map((item: unknown) => inline(item, definitions, open));
  if (typeof json !== "object" || json === null) return json;
  // An object that is no list has text as its keys.
  const { $ref: reference, ...rest } = json as Record<string, unknown>;
  const siblings = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, inline(value, definitions, open)]),
  );
  if (typeof reference !== "string") return siblings;
  const name = reference.replace(/^#\/definitions\//, "");
  const target = definitions.get(name);
  if (target === undefined || open.includes(name)) return siblings;
  // A definition is an object, and so is what it comes to.
  return { ...(inline(target, definitions, [...open, name]) as object), ...siblings };
}
