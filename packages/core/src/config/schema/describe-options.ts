import type { z } from "#zod";
import { describeSchema } from "./describe-schema.js";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.js";
import { viewOf } from "./schema-view.js";

/** An option of a component, for `netgraft describe` and generated documentation. */
export interface OptionDescription {
  readonly name: string;
  /** What may be written there, in words: `a positive integer`, `one of avg, max, none`. */
  readonly expected: string;
  readonly required: boolean;
  /** What holds where it is not written; undefined where nothing does, or where the component decides. */
  readonly default?: unknown;
  /** What its author says of it. */
  readonly description?: string;
}

/** The options that a component's schema has, in order; none where it is no map with fixed keys. */
export function describeOptions(schema: z.core.$ZodType): readonly OptionDescription[] {
  const view = viewOf(schema);
  if (view.form !== "map") return [];
  const { properties = {} } = jsonSchemaOf(schema);
  return Object.entries(view.keys).map(([name, option]) => {
    const { default: assumed, description } = asObject(properties[name]);
    return {
      name,
      expected: describeSchema(option),
      required: view.required.includes(name),
      ...(assumed === undefined ? {} : { default: assumed }),
      ...(description === undefined ? {} : { description }),
    };
  });
}

function asObject(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === "object" ? schema : {};
}
