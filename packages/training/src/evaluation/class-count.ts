import type { OpenedDataset } from "@netgraft/core";
import { ClassCountError } from "../errors.js";

/** @throws NG_CLASS_COUNT */
export function assertClasses({ classes }: Pick<OpenedDataset, "classes">, found: number | "any" | undefined): void {
  // Without logits, the step says so.
  if (found === undefined || found === classes.length) return;
  throw new ClassCountError({
    at: "classes",
    message: "the network has another number of classes than the dataset",
    expected: `${classes.length} (${shortened(classes)})`,
    found: String(found),
  });
}

function shortened(names: readonly string[]): string {
  return names.length > 5 ? [...names.slice(0, 4), "…"].join(", ") : names.join(", ");
}
