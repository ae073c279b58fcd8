import type { DatasetSplit, OpenedDataset, Problem } from "@netgraft/core";
import { nearest } from "@netgraft/core/graph";
import { ClassNamesError } from "../errors.js";
import { inNfc } from "./text-order.js";

/** What the names of a dataset's classes are matched for. */
export interface MatchClassesOptions {
  /** Training needs pictures of every class; evaluation takes a part of them. */
  readonly purpose: "training" | "evaluation";
  /** Where the network's names are written, for messages. */
  readonly source?: string | undefined;
}

/**
 * A dataset whose classes are those of a network, in the order of its logits: each picture has the index that the name of
 * its class has there. Names in NFC and in NFD are the same.
 * @param names of the network's classes, in the order of the logits
 * @throws NG_CLASS_NAMES where a class of the dataset is none of the network's; where a name stands for two; in training
 *   where a class has no pictures
 */
export function matchClasses(
  dataset: OpenedDataset,
  names: readonly string[],
  options: MatchClassesOptions,
): OpenedDataset {
  const known = names.map(inNfc);
  const found = dataset.classes.map(inNfc);
  const problems = [...differences(known, found, options), ...ambiguities(known, found)];
  if (problems.length > 0) {
    const source = options.source === undefined ? {} : { source: options.source };
    throw new ClassNamesError(problems.map((problem) => ({ at: "labels", ...problem, ...source })));
  }
  const places = new Map(known.map((name, index) => [name, index]));
  const indices = found.map((name) => places.get(name) ?? -1);
  if (indices.every((to, from) => to === from) && known.length === found.length) return { ...dataset, classes: known };
  const { train, validation, test } = dataset;
  return {
    ...dataset,
    classes: known,
    train: relabelled(train, indices),
    validation: relabelled(validation, indices),
    ...(test && { test: relabelled(test, indices) }),
  };
}

/** The classes that one side alone has. */
function differences(
  known: readonly string[],
  found: readonly string[],
  { purpose }: MatchClassesOptions,
): readonly Problem[] {
  const unknown = lackingIn(known, found);
  const missing = purpose === "training" ? lackingIn(found, known) : [];
  const problems: Problem[] = [];
  const [first] = unknown;
  if (first !== undefined) {
    const similar = nearest(first, known);
    problems.push({
      message: `${some(unknown, found)} of the dataset ${unknown.length === 1 ? "is" : "are"} unknown to the network: ${listed(unknown)}`,
      expected: `the network's classes, ${listed(known)}`,
      found: listed(found),
      ...(similar !== undefined && { nearest: similar }),
    });
  }
  if (missing.length > 0) {
    const verb = missing.length === 1 ? "has" : "have";
    problems.push({
      message: `${some(missing, known)} of the network ${verb} no pictures to train with: ${listed(missing)}`,
      ...(unknown.length === 0 && { expected: listed(known), found: listed(found) }),
    });
  }
  if (problems.length > 0 && purpose === "training")
    problems.push({
      message: `the dataset's own names are taken with \`--set labels=null --set classes=${found.length}\``,
    });
  if (unknown.length > 0 && unknown.length === found.length) problems.push({ message: mapHint });
  return problems;
}

/** Those of the names that another list has not. */
function lackingIn(list: readonly string[], names: readonly string[]): readonly string[] {
  const present = new Set(list);
  return names.filter((name) => !present.has(name));
}

const mapHint =
  "where folders are named otherwise than what is shown, `labels: { <folder>: <label> }` says which is which";

/** Names of which nothing could be said. */
function ambiguities(known: readonly string[], found: readonly string[]): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const name of known) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...new Set(found)]
    .map((name) => ({ name, times: counts.get(name) ?? 0 }))
    .filter(({ times }) => times > 1)
    .map(({ name, times }) => ({ message: `the name "${name}" stands for ${times} classes`, expected: "one" }));
}

function relabelled(split: DatasetSplit, indices: readonly number[]): DatasetSplit {
  // A label that is no class stays so, and is refused when its picture is read.
  const named = <Item extends { readonly label: number }>(item: Item): Item => ({
    ...item,
    label: indices[item.label] ?? -1,
  });
  const [identity, label] = [split.identity?.bind(split), split.label?.bind(split)];
  return {
    length: split.length,
    form: split.form,
    item: async (index) => named(await split.item(index)),
    ...(label === undefined ? {} : { label: async (index) => indices[await label(index)] ?? -1 }),
    ...(identity === undefined ? {} : { identity: async (index) => named(await identity(index)) }),
  };
}

function some(names: readonly string[], all: readonly string[]): string {
  if (names.length === all.length) return all.length === 1 ? "the class" : `all ${all.length} classes`;
  return `${names.length} of the ${all.length} classes`;
}

/** Names as far as one can read them: the first ten. */
function listed(names: readonly string[]): string {
  const more = names.length - 10;
  return more > 1 ? `${names.slice(0, 10).join(", ")} and ${more} more` : names.join(", ");
}
