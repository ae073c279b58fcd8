import type { z } from "#zod";
import { type JsonSchema, jsonSchemaOf } from "../schema/json-schema.js";

/** What an editor is told of a component. */
export interface ComponentDescription {
  readonly type: string;
  readonly options: z.core.$ZodType;
  /** One sentence. */
  readonly summary?: string | undefined;
}

/** The schema of a map that chooses one of the components by `type` and gives its options. */
export function componentAlternatives(components: readonly ComponentDescription[], description: string): JsonSchema {
  const alternatives = components.map((component) => withType(jsonSchemaOf(component.options), component));
  if (alternatives.length === 0) return { type: "object", required: ["type"], description };
  return { type: "object", description, anyOf: alternatives };
}

/** A component's options with the `type` that chooses it. */
function withType(options: JsonSchema, component: ComponentDescription): JsonSchema {
  const type: JsonSchema = {
    const: component.type,
    ...(component.summary !== undefined && { description: component.summary }),
  };
  const branches = options.anyOf ?? options.oneOf;
  if (branches !== undefined) return { anyOf: branches.map((branch) => withType(branch, component)) };
  if (options.allOf !== undefined) return { allOf: options.allOf.map((part) => withType(part, component)) };
  if (options.type !== "object") return { type: "object", properties: { type }, required: ["type"] };
  return { ...options, properties: { type, ...options.properties }, required: ["type", ...(options.required ?? [])] };
}
