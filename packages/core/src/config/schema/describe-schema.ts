import type { z } from "#zod";
import { counted, oneOf } from "../../errors/index.js";
import { givenWords } from "./expecting.js";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.js";
import { type Choice, choicesOf, type SchemaView, unwrap, viewOf } from "./schema-view.js";

/** What a schema expects, in the words of someone who writes YAML: `a positive integer`, `one of avg, max`, `a map`. */
export function describeSchema(schema: z.core.$ZodType): string {
  const words = wordsOf(schema);
  if (words !== undefined) return words;
  const choices = choicesOf(schema);
  if (choices !== undefined) return oneOf(choices.map(String));
  const inner = unwrap(schema);
  const view = viewOf(inner);
  switch (view.form) {
    case "text":
      return describeText(jsonSchemaOf(inner));
    case "number":
      return withArticle(describeNumber(jsonSchemaOf(inner)));
    case "boolean":
      return "true or false";
    case "list":
      return describeList(inner, view);
    case "map":
      return describeMap(view.required);
    case "allOf":
      return "a map";
    case "oneOf":
      return listOf([...new Set(flatOptions(inner).map((option) => describeSchema(option)))], "or");
    default:
      return "another value";
  }
}

/** The values that some form of the schema lists, for a suggestion. */
export function someChoicesOf(schema: z.core.$ZodType): Choice[] {
  return flatOptions(schema).flatMap((option) => choicesOf(option) ?? []);
}

function wordsOf(schema: z.core.$ZodType): string | undefined {
  return givenWords(schema) ?? givenWords(unwrap(schema));
}

/** The forms that a value may have: of a union its options, and theirs where they are unions without words of their own. */
function flatOptions(schema: z.core.$ZodType): z.core.$ZodType[] {
  const view = viewOf(schema);
  if (view.form !== "oneOf") return [schema];
  return view.schemas.flatMap((option) => (givenWords(option) === undefined ? flatOptions(option) : [option]));
}

function describeText({ format, pattern, minLength = 0, maxLength }: JsonSchema): string {
  if (format !== undefined) return `text of the format ${format}`;
  if (pattern !== undefined) return `text that matches ${pattern}`;
  if (maxLength !== undefined)
    return `text of ${minLength === maxLength ? "" : minLength > 0 ? `${minLength} to ` : "at most "}${counted(maxLength, "character")}`;
  return minLength > 1 ? `text of at least ${minLength} characters` : "text";
}

function describeList(list: z.core.$ZodType, { items, rest }: SchemaView & { readonly form: "list" }): string {
  if (items.length > 0 || rest === undefined)
    return rest === undefined
      ? `a list of ${counted(items.length, "value")}`
      : `a list of ${items.length} or more values`;
  const count = describeCount(jsonSchemaOf(list));
  const plural = jsonSchemaOf(list).maxItems === 1 ? "" : "s";
  if ((wordsOf(rest) ?? choicesOf(rest)) === undefined) {
    const inner = unwrap(rest);
    const { form } = viewOf(inner);
    if (form === "number")
      return `a list of ${count}${describeNumber(jsonSchemaOf(inner)).replace(/integer|number/, `$&${plural}`)}`;
    if (form === "map") return `a list of ${count}map${plural}`;
    if (form === "text" && describeText(jsonSchemaOf(inner)) === "text")
      return `a list of ${count === "" ? "text" : `${count}text${plural}`}`;
  }
  return `a list of ${count}value${plural}, each ${describeSchema(rest)}`;
}

function describeCount({ minItems = 0, maxItems }: JsonSchema): string {
  if (maxItems !== undefined)
    return `${minItems === maxItems ? "" : minItems > 0 ? `${minItems} to ` : "up to "}${maxItems} `;
  if (minItems < 2) return minItems === 0 ? "" : "one or more ";
  return `${minItems} or more `;
}

function describeMap(required: readonly string[]): string {
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

/** The number that a schema expects, in words without an article: `positive integer`, `number above 0 and at most 1`. */
function describeNumber({
  type,
  multipleOf,
  minimum,
  exclusiveMinimum,
  maximum,
  exclusiveMaximum,
}: JsonSchema): string {
  const isInteger = type === "integer";
  const lower = bound(minimum, exclusiveMinimum);
  const upper = bound(maximum, exclusiveMaximum);
  const isPositive = upper === undefined && (lower?.exclusive ? lower.value === 0 : isInteger && lower?.value === 1);
  const noun = isInteger ? "integer" : "number";
  const words = [isPositive ? `positive ${noun}` : noun];
  if (!isPositive && (lower !== undefined || upper !== undefined)) words.push(describeRange(lower, upper));
  if (multipleOf !== undefined) words.push(`divisible by ${multipleOf}`);
  return words.join(" ");
}

interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/** Of the two, JSON Schema has the tighter one. */
function bound(inclusive: number | undefined, exclusive: number | boolean | undefined): Bound | undefined {
  if (typeof exclusive === "number") return { value: exclusive, exclusive: true };
  return inclusive === undefined ? undefined : { value: inclusive, exclusive: false };
}

function describeRange(lower: Bound | undefined, upper: Bound | undefined): string {
  if (lower !== undefined && upper !== undefined && !lower.exclusive && !upper.exclusive)
    return `from ${lower.value} to ${upper.value}`;
  const atLeast = lower && `${lower.exclusive ? "above" : "of at least"} ${lower.value}`;
  if (upper === undefined) return atLeast ?? "";
  const atMost = `${upper.exclusive ? "below" : lower === undefined ? "of at most" : "at most"} ${upper.value}`;
  return atLeast === undefined ? atMost : `${atLeast} and ${atMost}`;
}
