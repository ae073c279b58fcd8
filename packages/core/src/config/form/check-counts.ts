import type { z } from "zod";
import { imageNetMean, imageNetStd } from "./preprocess-schema.js";

/** What is checked here between keys runs even where a key has a problem of its own, and so looks at what is there. */
interface Counted {
  readonly input?: { readonly channels?: unknown };
  readonly classes?: unknown;
  readonly labels?: unknown;
  readonly preprocess?: { readonly mean?: unknown; readonly std?: unknown };
}

/** There is a label for each class, and a mean and a deviation for each channel. */
export function checkCounts({ input, classes, labels, preprocess }: Counted, context: z.core.$RefinementCtx): void {
  const check = (list: unknown, count: unknown, path: string[], unit: string): void => {
    if (!Array.isArray(list) || typeof count !== "number" || list.length === 0 || list.length === count) return;
    const params = { expected: `${count}, one for each ${unit}`, found: String(list.length) };
    context.addIssue({ code: "custom", path, message: "wrong number of values", params });
  };
  check(labels, classes, ["labels"], "class");
  for (const [key, standard] of [
    ["mean", imageNetMean],
    ["std", imageNetStd],
  ] as const) {
    const list = preprocess?.[key];
    // The defaults are for RGB; a network of other inputs need not name its own before pictures are classified.
    if (!isSame(list, standard)) check(list, input?.channels, ["preprocess", key], "channel of the input");
  }
}

function isSame(list: unknown, standard: readonly number[]): boolean {
  return (
    Array.isArray(list) && list.length === standard.length && list.every((value, index) => value === standard[index])
  );
}
