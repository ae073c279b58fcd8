import { createHash } from "node:crypto";
import type { Tensor } from "@netgraft/core/graph";
import type { Answer } from "../oracle/oracle.js";
import { Wrong } from "./target.js";

/** A tensor as oracles.py gives it. @param dtype by the name that the other implementation has for it */
export function digestOf({ shape, data }: Tensor, dtype: string): readonly unknown[] {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return [dtype, [...shape], createHash("sha256").update(bytes).digest("hex")];
}

/** @throws Wrong where another implementation refuses what was read, or reads something else */
export function assertSame(read: unknown, answer: Answer | undefined): void {
  if (answer === undefined) return;
  if ("refused" in answer) throw new Wrong(`was read, and the other implementation refuses it: ${answer.refused}`);
  if (isSame(read, answer.result)) return;
  const [ours, theirs] = [read, answer.result].map((value) => JSON.stringify(value).slice(0, 500));
  throw new Wrong(`was read as ${ours}, and by the other implementation as ${theirs}`);
}

/** Whether two values are the same as JSON, but for the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** With the keys of maps in order, which says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => [key, sorted(child)]);
}
