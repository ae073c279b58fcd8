import type { JsonSchema } from "./json-schema.js";

/** The number that a schema expects, in words without an article: `positive integer`, `number above 0 and at most 1`. */
export function describeNumber({
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
