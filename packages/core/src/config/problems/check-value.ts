import { z } from "#zod";
import type { Problem } from "../../errors/index.js";
import { type Place, unworded } from "./problem-of-issue.js";
import { problemsOf } from "./problems-of.js";

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
