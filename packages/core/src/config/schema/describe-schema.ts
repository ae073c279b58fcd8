import type { z } from "zod";
import { oneOf } from "../../errors/index.js";
import { describeNumber } from "./describe-number.js";
import { givenWords } from "./expecting.js";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.js";
import { definitionOf, unwrap } from "./schema-step.js";

/** What a schema expects, in the words of someone who writes YAML: `a positive integer`, `one of avg, max`, `a map`. */
export function describeSchema(schema: z.core.$ZodType): string {
  const inner = unwrap(schema);
  const words = givenWords(schema) ?? givenWords(inner);
  if (words !== undefined) return words;
  const choices = choicesOf(inner);
  if (choices !== undefined) return oneOf(choices.map(String));
  const definition = definitionOf(inner);
  switch (definition.type) {
    case "string":
    case "template_literal":
      return describeText(jsonSchemaOf(inner));
    case "number":
      return withArticle(describeNumber(jsonSchemaOf(inner)));
    case "boolean":
      return "true or false";
    case "array":
      return describeList(inner, definition.element);
    case "tuple":
      return `a list of ${definition.items.length}${definition.rest === null ? "" : " or more"} values`;
    case "object":
      return describeMap(definition.shape);
    case "record":
    case "intersection":
      return "a map";
    case "union":
      return listOf([...new Set(flatOptions(inner).map((option) => describeSchema(option)))], "or");
    default:
      return "another value";
  }
}

/** The values that a schema allows where it lists them: an enum, a literal, a union of these. */
export function choicesOf(schema: z.core.$ZodType): z.core.util.Primitive[] | undefined {
  const definition = definitionOf(unwrap(schema));
  switch (definition.type) {
    case "enum":
      return Object.values(definition.entries);
    case "literal":
      return [...definition.values];
    case "union": {
      const choices = definition.options.map((option) => choicesOf(option));
      return choices.every((some) => some !== undefined) ? choices.flat() : undefined;
    }
    default:
      return undefined;
  }
}

/** The values that some form of the schema lists, for a suggestion. */
export function someChoicesOf(schema: z.core.$ZodType): z.core.util.Primitive[] {
  return flatOptions(schema).flatMap((option) => choicesOf(option) ?? []);
}

/** The forms that a value may have: of a union its options, and theirs where they are unions without words of their own. */
function flatOptions(schema: z.core.$ZodType): z.core.$ZodType[] {
  const definition = definitionOf(unwrap(schema));
  if (definition.type !== "union") return [schema];
  return definition.options.flatMap((option) => (givenWords(option) === undefined ? flatOptions(option) : [option]));
}

function describeText({ format, pattern, minLength = 0, maxLength }: JsonSchema): string {
  if (format !== undefined) return `text of the format ${format}`;
  if (pattern !== undefined) return `text that matches ${pattern}`;
  if (maxLength !== undefined)
    return `text of ${minLength === maxLength ? "" : minLength > 0 ? `${minLength} to ` : "at most "}${maxLength} characters`;
  return minLength > 1 ? `text of at least ${minLength} characters` : "text";
}

function describeList(list: z.core.$ZodType, element: z.core.$ZodType): string {
  const count = describeCount(jsonSchemaOf(list));
  const inner = unwrap(element);
  if ((givenWords(element) ?? givenWords(inner) ?? choicesOf(inner)) === undefined) {
    const { type } = definitionOf(inner);
    if (type === "number")
      return `a list of ${count}${describeNumber(jsonSchemaOf(inner)).replace(/integer|number/, "$&s")}`;
    if (type === "object" || type === "record") return `a list of ${count}maps`;
    if (type === "string" && describeText(jsonSchemaOf(inner)) === "text")
      return `a list of ${count === "" ? "text" : `${count}texts`}`;
  }
  return `a list of ${count}values, each ${describeSchema(element)}`;
}

function describeCount({ minItems = 0, maxItems }: JsonSchema): string {
  if (maxItems !== undefined)
    return `${minItems === maxItems ? "" : minItems > 0 ? `${minItems} to ` : "up to "}${maxItems} `;
  if (minItems < 2) return minItems === 0 ? "" : "one or more ";
  return `${minItems} or more `;
}

function describeMap(shape: Readonly<Record<string, z.core.$ZodType>>): string {
  const required = Object.keys(shape).filter((key) => shape[key]?._zod.optin === undefined);
  if (required.length === 0) return "a map";
  return `a map with the ${required.length === 1 ? "key" : "keys"} ${listOf(required, "and")}`;
}

function withArticle(words: string): string {
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

function listOf(words: readonly string[], conjunction: "and" | "or"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
