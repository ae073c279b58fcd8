import type { Graph, OpenedDataset } from "@netgraft/core";
import { ClassCountError } from "../errors.js";

/** Checks that a network has a logit for each class of a dataset. @throws NG_CLASS_COUNT */
export function assertClasses({ classes }: Pick<OpenedDataset, "classes">, { outputs }: Graph): void {
  const { logits, embedding } = outputs;
  // Without either, the step says so.
  const found = logits === undefined && embedding !== undefined ? 0 : logits?.axes.find(isChannel)?.size;
  if (found === undefined || found === classes.length) return;
  throw new ClassCountError({
    at: "classes",
    message:
      found === 0
        ? "the network has no classifier, and gives its embedding"
        : "the network has another number of classes than the dataset",
    expected: `${classes.length} (${shortened(classes)})`,
    found: String(found),
  });
}

function isChannel({ name }: { readonly name: string }): boolean {
  return name === "channel";
}

function shortened(names: readonly string[]): string {
  return names.length > 5 ? [...names.slice(0, 4), "…"].join(", ") : names.join(", ");
}
