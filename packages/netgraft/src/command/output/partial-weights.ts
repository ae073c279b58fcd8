import type { PartialWeights } from "../../run/weights-source.js";

/** Says in a line what of a file and of a network do not meet. */
export function partialWeightsLine(file: string, { drawn, left, grafted = [], adapted = [] }: PartialWeights): string {
  const parts = [
    ...(drawn.length === 0 ? [] : [`drawn are ${firstOf(drawn)}`]),
    ...(grafted.length === 0 ? [] : [`grafted are ${firstOf(grafted)}`]),
    ...(adapted.length === 0 ? [] : [`made to fit are ${firstOf(adapted)}`]),
    ...(left.length === 0 ? [] : [`left out are ${firstOf(left)}`]),
  ];
  return `weights of ${file}; ${parts.join("; ")}`;
}

function firstOf(names: readonly string[]): string {
  const more = Math.max(0, names.length - 6);
  return `${names.slice(0, 6).join(", ")}${more === 0 ? "" : ` and ${more} more`}`;
}
