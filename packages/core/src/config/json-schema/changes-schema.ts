import type { JsonSchema } from "../schema/json-schema.js";

/**
 * The schema of a config that extends another, from the schema of a whole one: nothing is required, and null removes.
 */
export function changesSchema(whole: JsonSchema): JsonSchema {
  const { required: _required, not: _not, properties, items, anyOf, oneOf, allOf, ...rest } = whole;
  const changes: JsonSchema = { ...rest };
  // Without its type, a component with open options would take the options of all others.
  if (isOpenComponent(whole)) changes.required = ["type"];
  if (properties !== undefined) {
    changes.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, orNull(value)]));
  }
  if (typeof items === "object" && !Array.isArray(items)) changes.items = changesSchema(items);
  else if (items !== undefined) changes.items = items;
  // Alternatives that require nothing overlap, so `oneOf` would refuse what fits two of them.
  const either = anyOf ?? oneOf;
  if (either !== undefined) changes.anyOf = either.map(changesSchema);
  if (allOf !== undefined) changes.allOf = allOf.map(changesSchema);
  return changes;
}

function isOpenComponent({ properties, additionalProperties }: JsonSchema): boolean {
  const type = properties?.["type"];
  return typeof type === "object" && type.const !== undefined && additionalProperties !== false;
}

function orNull(schema: JsonSchema | boolean): JsonSchema | boolean {
  // A component is not chosen by null.
  if (typeof schema === "boolean" || schema.const !== undefined) return schema;
  const { description, default: initial, ...changes } = changesSchema(schema);
  return {
    ...(description !== undefined && { description }),
    ...(initial !== undefined && { default: initial }),
    anyOf: [changes, { type: "null" }],
  };
}
