import type { z } from "zod";
import { choicesOf } from "../schema/describe-schema.js";
import { definitionOf, optionsFor, unwrap } from "../schema/schema-step.js";

/** The keys that the schema knows in a map such as `value`. */
export function knownKeys(schema: z.core.$ZodType, value: unknown): string[] {
  const definition = definitionOf(unwrap(schema));
  switch (definition.type) {
    case "object":
      return Object.keys(definition.shape);
    case "record":
      return (choicesOf(definition.keyType) ?? []).map(String);
    case "intersection":
      return [...new Set([...knownKeys(definition.left, value), ...knownKeys(definition.right, value)])];
    case "union":
      return [...new Set(optionsFor(definition.options, value).flatMap((option) => knownKeys(option, value)))];
    default:
      return [];
  }
}
