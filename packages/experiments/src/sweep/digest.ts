import { createHash } from "node:crypto";
import { type Graph, graphToJson } from "@netgraft/core/graph";
import type { Plain } from "@netgraft/core/config";

/** The text of plain data in which the order of keys means nothing. @internal */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What a text comes to in SHA-256, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A graph by all that is in it but its name: equal ones compute the same. @internal */
export function graphDigest(graph: Graph): string {
  const { name: _, ...rest } = graphToJson(graph);
  return sha256(JSON.stringify(rest));
}

/** The parts of a config that are in the graph, or decide no numbers. */
const outsideRecipe: ReadonlySet<string> = new Set(["$schema", "name", "plugins", "backbone", "attachments"]);

/** How a network is trained: its whole config but for what its graph has, for the seed, and for who is told of it. */
export function recipeOf(config: Readonly<Record<string, Plain>>): Plain {
  const recipe = Object.fromEntries(Object.entries(config).filter(([key]) => !outsideRecipe.has(key)));
  const { training } = recipe;
  if (typeof training !== "object" || training === null || Array.isArray(training)) return recipe;
  const { seed: _, trackers: __, ...rest } = training;
  return { ...recipe, training: rest };
}
