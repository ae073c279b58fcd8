import type { z } from "#zod";
import { formsFor, viewOf } from "../schema/schema-view.js";

/** One option of a union, and why it does not take the value. */
export interface UnionOption {
  readonly schema: z.core.$ZodType;
  /** With paths relative to the union's value. */
  readonly issues: readonly z.core.$ZodIssue[];
}

/**
 * The option of a union that a value was probably meant for: one whose issues all lie within the value, of several the
 * one with the fewest; undefined where the value as a whole fits no option.
 */
export function enteredOption(
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
