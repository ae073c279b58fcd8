import type { z } from "#zod";
import { nearest, oneOf, type Problem } from "../../errors/index.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { describeSchema, someChoicesOf } from "../schema/describe-schema.js";
import { choicesOf } from "../schema/schema-view.js";
import { describeValue } from "../tree/describe-value.js";
import { fileKindOf } from "../schema/file.js";
import { keyOriginAt, originAt } from "../tree/lookup.js";
import { describeOrigin } from "../tree/origin.js";
import type { Sourced } from "../tree/sourced.js";

/** What our error map says of every issue: so one that a schema's author worded can be told from zod's own. */
export const unworded = "\0";

/** What is said where a key is not there. */
export const missingMessage = "this key is missing";

const wrongType = "wrong type";

/** Where what is validated comes from. */
export interface Place {
  /** The way to it in the config. */
  readonly path: ConfigPath;
  /** The value with origins, where it has any. */
  readonly tree?: Sourced | undefined;
}

/** A problem with a key that the schema does not know. */
export function unknownKeyProblem(at: ConfigPath, known: readonly string[], place: Place): Problem {
  const key = String(at.at(-1));
  return {
    at: formatConfigPath([...place.path, ...at]),
    message: "unknown key",
    expected: known.length === 0 ? "no other keys" : oneOf(known),
    ...nearestOf(key, known),
    ...(place.tree && { source: describeOrigin(keyOriginAt(place.tree, at)) }),
  };
}

/** A problem with a key that must be there; of the keys beside it that nobody knows, one spelt almost like it is pointed out. */
export function missingProblem(
  at: ConfigPath,
  expected: string,
  unknownKeys: readonly string[],
  place: Place,
): Problem {
  const misspelt = nearest(String(at.at(-1)), unknownKeys);
  return {
    ...problemAt(at, missingMessage, place),
    expected,
    ...(misspelt !== undefined && { found: `the key "${misspelt}"` }),
  };
}

/** A problem with a value that is not one of those listed. */
export function choiceProblem(
  at: ConfigPath,
  found: unknown,
  choices: readonly z.core.util.Primitive[],
  place: Place,
): Problem {
  const isOfTheirType = choices.some((choice) => typeof choice === typeof found);
  return {
    ...problemAt(at, isOfTheirType ? "unknown choice" : wrongType, place),
    expected: oneOf(choices.map(String)),
    found: describeValue(found),
    ...nearestOf(found, choices.map(String)),
  };
}

/** A problem with a value as a whole. */
export function valueProblem(
  issue: z.core.$ZodIssue,
  at: ConfigPath,
  schema: z.core.$ZodType | undefined,
  found: unknown,
  place: Place,
): Problem {
  if (issue.code === "custom") return customProblem(issue, at, found, place);
  const choices = schema && choicesOf(schema);
  if (choices !== undefined) return { ...choiceProblem(at, found, choices, place), ...authored(issue) };
  const expected =
    issue.code === "invalid_key" ? "another key" : schema === undefined ? "another value" : describeSchema(schema);
  const isText = expected.startsWith("text") || (schema !== undefined && fileKindOf(schema) !== undefined);
  const isUnquoted = isText && (typeof found === "number" || typeof found === "boolean");
  return {
    ...problemAt(at, wordsFor(issue, found), place),
    expected: isUnquoted ? `${expected} (write it in quotes)` : expected,
    found: describeValue(found),
    ...(expected === "true or false"
      ? booleanMeant(found)
      : nearestOf(found, schema === undefined ? [] : someChoicesOf(schema).map(String))),
    ...authored(issue),
  };
}

/** What a `refine` of a schema says; its `params` may give `expected` and `found` as text. */
function customProblem(issue: z.core.$ZodIssueCustom, at: ConfigPath, found: unknown, place: Place): Problem {
  const given = issue.params ?? {};
  const expected: unknown = given["expected"];
  const written: unknown = given["found"];
  return {
    ...problemAt(at, issue.message === unworded ? "this value is not allowed" : issue.message, place),
    ...(typeof expected === "string" && { expected }),
    ...(typeof written === "string" && { found: written }),
    ...(expected === undefined && written === undefined && isScalar(found) && { found: describeValue(found) }),
  };
}

function isScalar(value: unknown): boolean {
  return value !== undefined && typeof value !== "object";
}

function authored({ message }: z.core.$ZodIssue): { message?: string } {
  return message === unworded ? {} : { message };
}

function wordsFor(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      if (typeof found !== "number" || (issue.expected !== "int" && issue.expected !== "number")) return wrongType;
      return Number.isFinite(found) ? "not an integer" : "not a finite number";
    case "too_small":
      if (found === "") return "this text is empty";
      return typeof found === "number" ? "out of range" : "too short";
    case "too_big":
      return typeof found === "number" ? "out of range" : "too long";
    case "not_multiple_of":
      return `not divisible by ${issue.divisor}`;
    case "invalid_format":
      return "malformed";
    case "invalid_key":
      return "this key is not allowed";
    case "invalid_union":
      if (issue.inclusive === false) return "fits more than one form";
      return (
        issue.errors
          .flat()
          .map((nested) => wordsFor(nested, found))
          .find((words) => words !== wrongType) ?? wrongType
      );
    default:
      return "not a valid value";
  }
}

function problemAt(at: ConfigPath, message: string, { path, tree }: Place): Problem {
  const source = tree && { source: describeOrigin(originAt(tree, at)) };
  return { at: formatConfigPath([...path, ...at]), message, ...source };
}

function nearestOf(found: unknown, choices: readonly string[]): { nearest?: string } {
  // A number is near to other numbers alone.
  const candidates = typeof found === "number" ? choices.filter((choice) => Number.isFinite(Number(choice))) : choices;
  const close = typeof found === "string" || typeof found === "number" ? nearest(String(found), candidates) : undefined;
  return close === undefined ? {} : { nearest: close };
}

/** YAML 1.1 read these words as booleans; YAML 1.2 reads them as text. */
function booleanMeant(found: unknown): { nearest?: string } {
  if (typeof found !== "string") return {};
  if (/^(y|yes|on|true)$/i.test(found)) return { nearest: "true" };
  return /^(n|no|off|false)$/i.test(found) ? { nearest: "false" } : {};
}
