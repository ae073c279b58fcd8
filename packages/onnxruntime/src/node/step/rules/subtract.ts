import { scaled, shifted, sumOf } from "../chain/chain.js";
import { hasSizes, isSameSize } from "../chain/feature-map.js";
import type { StepRule } from "./rule.js";

/** A feature map less another, or less numbers by example and channel. */
export const subtract: StepRule = ({ inputs: [a, b], outputs: [y] }, { emission, forms, maps: { vectors } }) => {
  const chain = a && forms.chain(a);
  if (chain === undefined || b === undefined) return undefined;
  const other = forms.chain(b);
  if (other !== undefined) {
    const minus = { name: emission.constant("float32", [1, 1], [-1]), rows: 1, columns: 1 };
    return isSameSize(chain.sizes, other.sizes)
      ? [{ chain: sumOf(vectors, chain, scaled(vectors, other, minus)) }]
      : undefined;
  }
  if (y === undefined || !hasSizes(y, chain.sizes)) return undefined;
  const vector = forms.vector(b);
  return vector && [{ chain: shifted(vectors, chain, vectors.scale(vector, -1)) }];
};
