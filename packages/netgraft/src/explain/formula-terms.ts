import { elementsPerExample, type Json, type Value } from "@netgraft/core/graph";
import type { FormulaTerms } from "./explanation.js";

/** What one attachment is, as far as the formula asks. */
export interface FormulaSubject {
  readonly type: string;
  readonly options: Json;
  readonly channels: number;
  readonly stageChannels: number;
  /** Its parameters, each once. */
  readonly parameters: readonly Value[];
}

/**
 * The article's formula for one SE, 2/r·C_s², and what it leaves out; undefined for any other attachment, and where SE has no
 * layers.
 */
export function formulaTerms({
  type,
  options,
  channels,
  stageChannels,
  parameters,
}: FormulaSubject): FormulaTerms | undefined {
  const reduction = numberOf(options, "reduction");
  const [weights, biases] = [
    parameters.filter((value) => value.has("in")),
    parameters.filter((value) => !value.has("in")),
  ];
  if (type !== "se" || reduction === undefined || weights.length === 0) return undefined;
  const [perSquare, weightCount] = [2 / reduction, elementsOf(weights)];
  return {
    formula: perSquare * stageChannels ** 2,
    site: perSquare * (channels ** 2 - stageChannels ** 2),
    reducedChannels: weightCount - perSquare * channels ** 2,
    bias: elementsOf(biases),
  };
}

function elementsOf(values: readonly Value[]): number {
  return values.reduce((sum, { axes }) => sum + elementsPerExample(axes), 0);
}

function numberOf(options: Json, key: string): number | undefined {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return undefined;
  const value = Object.entries(options).find(([name]) => name === key)?.[1];
  return typeof value === "number" ? value : undefined;
}
