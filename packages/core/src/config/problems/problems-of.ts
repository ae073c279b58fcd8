import { z } from "#zod";
import { oneOf, type Problem } from "../../errors/index.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { describeSchema } from "../schema/describe-schema.js";
import {
  choiceProblem,
  missingMessage,
  missingProblem,
  type Place,
  unknownKeyProblem,
  unworded,
  valueProblem,
} from "./problem-of-issue.js";
import { formsFor, knownKeys, schemaAt, viewOf } from "../schema/schema-view.js";
import { plainAt } from "../tree/to-plain.js";

/** What zod found wrong with a value, in the words of someone who writes YAML; one problem per place and expectation. */
function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  value: unknown,
  place: Place,
): Problem[] {
  const problems = new Map<string, Problem>();
  const misspelt = new Set<string | undefined>();
  for (const issue of issues) {
    for (const problem of unfold(issue, { schema, value, base: [] }, place)) {
      const key = `${problem.at}\0${problem.expected ?? problem.message}`;
      if (!problems.has(key)) problems.set(key, problem);
      if (issue.code === "unrecognized_keys") misspelt.add(meantPath(issue, problem, place));
    }
  }
  // One slip of the pen is one problem: the key that is missing because it is misspelt is named with the misspelt one.
  return [...problems.values()].filter(({ at, message }) => message !== missingMessage || !misspelt.has(at));
}

/** The path that was meant by a key that the schema does not know. */
function meantPath({ path }: z.core.$ZodIssue, { nearest }: Problem, place: Place): string | undefined {
  return nearest === undefined ? undefined : formatConfigPath([...place.path, ...path.map(segmentOf), nearest]);
}

function segmentOf(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

/** The keys of the map at the path that its schema does not name. */
function unknownKeys(schema: z.core.$ZodType, path: ConfigPath, value: unknown): string[] {
  const map = plainAt(value, path);
  const expected = schemaAt(schema, path, value);
  const known = new Set(expected === undefined ? [] : knownKeys(expected, map));
  return typeof map === "object" && map !== null ? Object.keys(map).filter((key) => !known.has(key)) : [];
}

/** What an issue's path is relative to. */
interface Scope {
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  /** The way to `value` from the whole that is validated. */
  readonly base: ConfigPath;
}

function unfold(issue: z.core.$ZodIssue, { schema, value, base }: Scope, place: Place): Problem[] {
  const path = issue.path.map(segmentOf);
  const expected = schemaAt(schema, path, value);
  const found = plainAt(value, path);
  const at = [...base, ...path];
  if (issue.code === "unrecognized_keys") {
    const known = expected === undefined ? [] : knownKeys(expected, found);
    return issue.keys.map((key) => unknownKeyProblem([...at, key], known, place));
  }
  const choices = discriminatorsOf(issue);
  if (found === undefined && issue.code !== "custom") {
    const words = choices !== undefined ? oneOf(choices.map(String)) : expected ? describeSchema(expected) : "a value";
    return [missingProblem(at, words, unknownKeys(schema, path.slice(0, -1), value), place)];
  }
  if (choices !== undefined) return [choiceProblem(at, found, choices, place)];
  if (issue.code === "invalid_union" && expected !== undefined) {
    const option = enteredOption(expected, issue, found);
    if (option !== undefined) {
      const scope = { schema: option.schema, value: found, base: at };
      return option.issues.flatMap((nested) => unfold(nested, scope, place));
    }
  }
  return [valueProblem(issue, at, expected, found, place)];
}

/** The values by which the forms of a union are told apart, where the value has none of them. */
function discriminatorsOf(issue: z.core.$ZodIssue): z.core.util.Primitive[] | undefined {
  if (issue.code !== "invalid_union" || issue.inclusive === false || issue.discriminator === undefined)
    return undefined;
  return issue.options;
}

/** A validated value, or all that is wrong with it. */
export type Checked<Value> =
  | { readonly value: Value; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

/** Validates plain data by a schema; `place` says where it comes from. */
export function checkValue<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  place: Place,
): Checked<z.output<Schema>> {
  const result = z.safeParse(schema, value, { error: () => unworded });
  return result.success ? { value: result.data } : { problems: problemsOf(result.error.issues, schema, value, place) };
}

/** One option of a union, and why it does not take the value. */
interface UnionOption {
  readonly schema: z.core.$ZodType;
  /** With paths relative to the union's value. */
  readonly issues: readonly z.core.$ZodIssue[];
}

/**
 * The option of a union that a value was probably meant for: one whose issues all lie within the value, of several the
 * one with the fewest; undefined where the value as a whole fits no option.
 */
function enteredOption(
  union: z.core.$ZodType,
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
): UnionOption | undefined {
  const view = viewOf(union);
  if (view.form !== "oneOf") return undefined;
  const likely = new Set(formsFor(view, value));
  let best: UnionOption | undefined;
  for (const [index, issues] of issue.errors.entries()) {
    const schema = view.schemas[index];
    if (schema === undefined || !likely.has(schema) || !issues.every(isWithin)) continue;
    if (best === undefined || issues.length < best.issues.length) best = { schema, issues };
  }
  return best;
}

/** Whether the issue is about a part of the value rather than about the whole. */
function isWithin(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0 || issue.code === "unrecognized_keys" || issue.code === "custom") return true;
  return issue.code === "invalid_union" && issue.errors.some((issues) => issues.every(isWithin));
}
